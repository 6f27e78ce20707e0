import { createSignal, Show, type JSX } from 'solid-js';
import type { ProposalInput } from '../../../app/api.ts';
import { Button } from '../../kit/button.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { ChangedText } from './changed-text.tsx';
import { createAct } from '../../kit/create-act.ts';
import { canBePut, ProposalFields } from './proposal-fields.tsx';
import type { ProposalView } from './proposal-view.ts';
import css from './revise-form.module.css';
import { keepUnsaid, readUnsaid } from './unsaid-proposal.ts';

/** Changing the text of a proposal, with what that does to the positions taken so far. */
export function ReviseForm(props: {
  readonly view: ProposalView;
  readonly onClose: () => void;
}): JSX.Element {
  const toasts = useToasts();
  const { busy, run } = createAct();
  const { unsaid } = props.view.assembly.open;
  const place = () => `revise:${props.view.proposal().id}`;
  const before = (): ProposalInput => {
    const { title, about, text, reviewOn } = props.view.text();
    return { title, about, text, reviewOn };
  };
  const [value, setValue] = createSignal(readUnsaid(unsaid, place(), before()));
  const [asked, setAsked] = createSignal(false);
  const same = () => {
    const { title, about, text, reviewOn } = before();
    return (
      value().title.trim() === title &&
      value().about.trim() === about &&
      value().text === text &&
      (value().reviewOn ?? null) === reviewOn
    );
  };
  const put = async (): Promise<void> => {
    setAsked(true);
    if (!canBePut(value()) || same()) return;
    const input = { ...value(), title: value().title.trim(), about: value().about.trim() };
    if (!(await run(() => props.view.assembly.open.revise(props.view.proposal().id, input)))) return;
    unsaid.set(place(), '');
    toasts.say({ words: 'The new text is put. Everyone is asked again where they stand.' });
    props.onClose();
  };
  return (
    <form
      class={css.form}
      aria-label="Change the text"
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <h2>Change the text</h2>
      <p class={css.note}>
        Who agreed to revision {props.view.text().number} is asked again. Objections stay until their authors
        lift them.
      </p>
      <ProposalFields
        value={value()}
        asked={asked()}
        onChange={(next) => {
          setValue(next);
          keepUnsaid(unsaid, place(), next);
        }}
      />
      <Show when={value().text !== before().text}>
        <details class={css.changes}>
          <summary>See what you changed</summary>
          <ChangedText before={before().text} after={value().text} />
        </details>
      </Show>
      <WhileSpeaking>
        <div class={css.acts}>
          <Button
            look="quiet"
            onClick={() => {
              unsaid.set(place(), '');
              props.onClose();
            }}
          >
            Leave it as it was
          </Button>
          <Button
            type="submit"
            look="solid"
            busy={busy()}
            notNow={same() ? 'Nothing is changed yet.' : undefined}
          >
            Put this text
          </Button>
        </div>
      </WhileSpeaking>
    </form>
  );
}
