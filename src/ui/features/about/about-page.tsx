import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { connectionLong } from '../../words/connection.ts';
import { everyName, plural } from '../../words/counts.ts';
import { KINDS } from '../../words/kinds.ts';
import { fullTime } from '../../words/time.ts';
import { SaveAssembly } from '../file/save-assembly.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { KeptSection } from '../keeper/kept-section.tsx';
import { placeOf } from '../keeper/keeper-words.ts';
import css from './about-page.module.css';
import { CharterSection } from './charter-section.tsx';
import { startedBy } from './charter-words.ts';

/** What the assembly is, by which rules it lives, what this device knows of it, and how to leave. */
export default function AboutPage() {
  const moot = useMoot();
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const now = createNow();
  const [asking, setAsking] = createSignal(false);
  const facts = assembly.assembly;
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'someone';
  const missing = () => assembly.governance().waitingFor.length;
  const keepers = fromReadable(assembly.open.keepers);
  const askedKeepers = () => keepers().flatMap(({ wish, url }) => (wish === 'keep' ? [placeOf(url)] : []));
  const forget = async () => {
    await assembly.open.forget();
    navigate(href().assemblies(), { replace: true });
  };
  return (
    <Page
      title={`About ${assembly.summary().name}`}
      wall="sign"
      back={{ href: href().assembly(assembly.open.id), label: assembly.summary().name }}
    >
      <div class={css.page}>
        <Show when={facts()}>
          {(known) => (
            <>
              <Section title="What it is">
                <dl class={css.facts}>
                  <dt>Kind</dt>
                  <dd>
                    {KINDS[known().kind].name}. {KINDS[known().kind].about}
                  </dd>
                  <dt>Purpose</dt>
                  <dd>{known().purpose}</dd>
                  <Show when={known().remit}>
                    <dt>Remit</dt>
                    <dd>{known().remit}</dd>
                  </Show>
                  <dt>Began</dt>
                  <dd>
                    {startedBy(nameOf(known().founder), assembly.roll().foundingList?.length ?? null)}{' '}
                    {fullTime(known().foundedAt)}.
                  </dd>
                </dl>
              </Section>
              <CharterSection known={known()} />
            </>
          )}
        </Show>
        <Section title="On this device">
          <p>{connectionLong(assembly.summary().connection, now())}</p>
          <p>
            {plural(assembly.people.size(), 'person', 'people')},{' '}
            {plural(assembly.proposals.size(), 'proposal')}, {plural(assembly.decisions.size(), 'decision')}{' '}
            are here.{' '}
            <Show when={missing() > 0}>
              {plural(missing(), 'earlier act')} that others refer to {missing() === 1 ? 'hasn’t' : 'haven’t'}{' '}
              arrived yet; what builds on them waits.
            </Show>
          </p>
          <Show when={assembly.governance().unknown > 0}>
            <p>
              {plural(assembly.governance().unknown, 'act')} came from a newer Moot. They’re kept, and count
              once this one is updated.
            </p>
          </Show>
        </Section>
        <Show when={moot.world === 'real'}>
          <KeptSection />
        </Show>
        <Show when={moot.world === 'real' && facts()}>
          <SaveAssembly />
          <Section title="Without a network">
            <p>Hand on only what somebody lacks, as a small file or as codes from screen to camera.</p>
            <p>
              <ButtonLink href={href().hand(assembly.open.id)} look="quiet" icon="scan">
                Give and take without a network
              </ButtonLink>
            </p>
          </Section>
        </Show>
        <div class={css.acts}>
          <ButtonLink href={href().bring(assembly.open.id)} look="quiet" icon="plus">
            Bring someone in
          </ButtonLink>
          <Show when={moot.world === 'real'}>
            <Button look="quiet" icon="erase" onClick={() => setAsking(true)}>
              Take it off this device
            </Button>
          </Show>
        </div>
      </div>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={`Take ${assembly.summary().name} off this device?`}
        acts={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Keep it
            </Button>
            <Button look="plain" icon="erase" onClick={() => void forget()}>
              Take it off
            </Button>
          </>
        }
      >
        <p>
          What you said stays with the others, and you stay who you are there. What no other device has yet is
          lost
          {assembly.unsent().size > 0 ? `: ${plural(assembly.unsent().size, 'thing')} of yours` : ''}.
        </p>
        <p>To come back, you need the invitation, and a device near that has the assembly.</p>
        <Show when={askedKeepers().length > 0}>
          <p>
            {everyName(askedKeepers())} {askedKeepers().length === 1 ? 'goes' : 'go'} on keeping it, as you
            asked. To take that back, do so here first, under “Where it is kept”.
          </p>
        </Show>
      </Dialog>
    </Page>
  );
}
