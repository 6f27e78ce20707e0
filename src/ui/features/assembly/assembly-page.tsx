import { createMemo, For, Show } from 'solid-js';
import { ButtonLink } from '../../kit/button.tsx';
import { LinkTabs } from '../../kit/link-tabs.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { HereRing } from '../../rings/here-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { KINDS } from '../../words/kinds.ts';
import { KeepOffer } from '../keeper/keep-offer.tsx';
import { orderProposals } from '../proposal/order-proposals.ts';
import { ProposalRow } from '../proposal/proposal-row.tsx';
import css from './assembly-page.module.css';
import { DraftRows } from './draft-rows.tsx';
import { LatestSaid } from './latest-said.tsx';
import { LostActs } from './lost-acts.tsx';
import { RollBanners } from './roll-banners.tsx';
import { createNeedsMe } from '../proposal/needs-me.ts';

/** An assembly opens on what needs deciding and what was said since. */
export default function AssemblyPage() {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  const id = () => assembly.open.id;
  const summary = assembly.summary;
  const here = () => assembly.presence().length + 1;
  const needsMe = createMemo(createNeedsMe(assembly));
  const groups = createMemo(() => orderProposals(assembly.proposals.all(), needsMe()));
  const inGroup = (name: string) => groups().find(({ group }) => group === name)?.proposals ?? [];
  const deciding = createMemo(() =>
    [...inGroup('deciding'), ...inGroup('coolingOff')].map((each) => each.id),
  );
  const openActions = () => assembly.actions.all().filter(({ done }) => done === null).length;
  const kind = () => {
    const known = summary().kind;
    return known ? KINDS[known].name : '';
  };
  return (
    <Page
      title={summary().name}
      wall="sign"
      large
      back={{ href: href().assemblies(), label: 'Assemblies' }}
      above={kind()}
      below={
        <>
          <p class={css.purpose}>{assembly.assembly()?.purpose}</p>
          <p class={css.counts}>
            <b>
              {summary().members > 0 ? plural(summary().members, 'member') : 'No members yet'}, {here()} here
              now
            </b>
            <Show when={summary().participants > 0}>
              <span>and {plural(summary().participants, 'participant')}</span>
            </Show>
          </p>
        </>
      }
      picture={
        <div class={css.ring}>
          <HereRing people={assembly.people.size()} here={here()} size={300} />
          <p class={css.figure}>
            <b>{summary().members.toLocaleString('en-GB')}</b>
            <span>{summary().members === 1 ? 'member' : 'members'}</span>
            <Show when={summary().participants > 0}>
              <span>{plural(summary().participants, 'participant')}</span>
            </Show>
            <span>{here()} here now</span>
          </p>
        </div>
      }
      bleed
    >
      <LinkTabs
        label={`In ${summary().name}`}
        tabs={[
          { href: href().assembly(id()), label: 'Now', exact: true },
          {
            href: href().talk(id()),
            label: 'Talk',
            count: summary().unread > 0 ? `${summary().unread.toLocaleString('en-GB')} new` : undefined,
          },
          { href: href().proposals(id()), label: 'Proposals', count: assembly.proposals.size() },
          { href: href().decisions(id()), label: 'Decisions', count: assembly.decisions.size() },
          { href: href().actions(id()), label: 'Actions', count: openActions() },
          { href: href().people(id()), label: 'People', count: assembly.people.size() },
          { href: href().about(id()), label: 'About' },
        ]}
      />
      <div class={css.columns}>
        <div>
          <LostActs />
          <RollBanners />
          <Section
            title="Needs deciding"
            aside={
              <span class={css.soft}>
                {summary().openProposals > 0 ? `${summary().openProposals} open` : ''}
              </span>
            }
          >
            <Show
              when={deciding().length > 0}
              fallback={
                <p class={css.nothing}>
                  Nothing is on the table.
                  <Show when={assembly.speaker() !== null}>
                    {' '}
                    An idea needs no more than a title and a few sentences.
                  </Show>
                </p>
              }
            >
              <ul role="list" class={css.proposals}>
                <For each={deciding()}>
                  {(proposal) => (
                    <Show when={assembly.proposals.get(proposal)}>
                      {(found) => (
                        <ProposalRow proposal={found()} needsMe={needsMe().has(proposal)} now={now()} />
                      )}
                    </Show>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={assembly.speaker() !== null}>
              <div class={css.acts}>
                <ButtonLink href={href().put(id())} icon="plus">
                  Put an idea
                </ButtonLink>
              </div>
            </Show>
          </Section>
          <DraftRows />
        </div>
        <div>
          <LatestSaid now={now()} />
          <div class={css.acts}>
            <ButtonLink href={href().bring(assembly.open.id)} look="quiet" icon="plus">
              Bring someone in
            </ButtonLink>
          </div>
          {/* Just founded: nobody but this device has it. */}
          <Show when={assembly.people.size() < 2}>
            <KeepOffer />
          </Show>
        </div>
      </div>
    </Page>
  );
}
