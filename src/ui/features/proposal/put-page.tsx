import { useNavigate, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { ProposalInput } from '../../../app/api.ts';
import { mayPut } from '../../../domain/may.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { DayField } from '../../kit/day-field.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { today } from '../../words/days.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { DAY } from '../../words/time.ts';
import { beginWith } from '../draft/shared-text.ts';
import { createAct } from '../../kit/create-act.ts';
import { ErasedWordsLink } from './erased-words-link.tsx';
import { MatterCard } from './matter-card.tsx';
import { matterAsked, placeOfMatter } from './matter-of-address.ts';
import { matterWords, suggestedText } from './matter-words.ts';
import { canBePut, ProposalFields } from './proposal-fields.tsx';
import css from './put-page.module.css';
import { keepUnsaid, readUnsaid } from './unsaid-proposal.ts';

type MatterSearch = { matter?: string; person?: string; role?: string; record?: string };

const TERM_DAYS = 365;
const NOTHING: ProposalInput = { title: '', about: '', text: '' };

/** Putting an idea to the assembly. What is typed here is still here after a reload or a crash. */
export default function PutPage(): JSX.Element {
  const [search] = useSearchParams<MatterSearch>();
  // Another matter is another form: nothing half-typed moves over.
  return (
    <Show when={placeOfMatter(matterAsked(search, 0))} keyed>
      {(place) => <PutForm place={place} />}
    </Show>
  );
}

function PutForm(props: { readonly place: string }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const putting = createAct();
  const drafting = createAct();
  const { unsaid } = assembly.open;
  const [search] = useSearchParams<MatterSearch>();
  const [until, setUntil] = createSignal<number | null>(today(Date.now() + TERM_DAYS * DAY));
  const matter = createMemo(() => matterAsked(search, until() ?? 0));
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? 'Someone';
  const isOrdinary = () => matter().type === 'ordinary';
  const words = createMemo(() => matterWords(matter(), { nameOf, me: assembly.me(), roll: assembly.roll() }));
  const begun = (): ProposalInput => ({
    ...NOTHING,
    ...suggestedText(matter(), nameOf, assembly.summary().name),
  });
  const [value, setValue] = createSignal(readUnsaid(unsaid, props.place, begun()));
  const [asked, setAsked] = createSignal(false);
  const change = (next: ProposalInput) => {
    setValue(next);
    keepUnsaid(unsaid, props.place, next);
  };
  const standing = () => {
    const me = assembly.me();
    return me === null ? undefined : assembly.people.get(me)?.standing;
  };
  const termFault = () => (until() === null ? 'Until when?' : undefined);
  const obstacle = () => {
    const me = assembly.me();
    const answer = me === null || isOrdinary() ? null : mayPut(assembly.governance(), me, matter());
    return answer === null ? undefined : refusalSentence(answer);
  };
  const put = async (): Promise<void> => {
    setAsked(true);
    if (!canBePut(value()) || (matter().type === 'role' && termFault() !== undefined)) return;
    const { title, about } = value();
    const done = await putting.run(() =>
      assembly.open.putProposal({
        ...value(),
        title: title.trim(),
        about: about.trim(),
        matter: matter(),
      }),
    );
    if (!done) return;
    keepUnsaid(unsaid, props.place, NOTHING);
    navigate(href().proposal(assembly.open.id, done.value), { replace: true });
  };
  const draft = async (): Promise<void> => {
    const { title, text } = value();
    const opened = await drafting.run(() => assembly.open.openDraft(title.trim()));
    if (!opened) return;
    const session = await assembly.open.draft(opened.value);
    if (text !== '') beginWith(session, text);
    session.close();
    change(NOTHING);
    navigate(href().draft(assembly.open.id, opened.value), { replace: true });
  };
  return (
    <Page
      title={words() ? 'Put a proposal' : 'Put an idea'}
      wall="step"
      step="talk"
      back={{ href: href().proposals(assembly.open.id), label: assembly.summary().name }}
    >
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        <p>
          Everyone in {assembly.summary().name} can say where they stand.{' '}
          <Show when={isOrdinary()}>If nobody objects, it is settled without a meeting.</Show>
        </p>
        <Show when={words()}>
          {(said) => (
            <MatterCard words={said()}>
              <ErasedWordsLink matter={matter()} />
            </MatterCard>
          )}
        </Show>
        <Show when={matter().type === 'role'}>
          <DayField
            label="Until"
            hint="The end of the term. It is shown, and ends nothing by itself."
            value={until()}
            fault={asked() ? termFault() : undefined}
            onDay={setUntil}
          />
        </Show>
        <Show when={standing() === 'newcomer'}>
          <Banner lead="You’re new here.">
            You can put an idea now. A member’s hello makes your own position count.
          </Banner>
        </Show>
        <ProposalFields value={value()} asked={asked()} onChange={change} />
        <WhileSpeaking>
          <div class={css.acts}>
            <Button type="submit" look="solid" busy={putting.busy()} notNow={obstacle()}>
              Put it to the assembly
            </Button>
            <Show when={isOrdinary()}>
              <Button look="quiet" icon="edit" busy={drafting.busy()} onClick={() => void draft()}>
                Write it together first
              </Button>
            </Show>
          </div>
          <p class={css.note}>
            Once put, it is signed by you. You can change the text later; then everyone is asked again.
          </p>
        </WhileSpeaking>
      </form>
    </Page>
  );
}
