import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { isBlank } from '../../../lib/blank.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextArea } from '../../kit/field.tsx';
import { useAssembly } from '../../projection/context.ts';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { faultSentence } from '../../words/faults.ts';
import { bytesOf, tooLongSentence } from './length.ts';
import styles from './start-topic.module.css';
import { useTalkLinks } from './talk-links.ts';

/** Where the unsaid question is kept. */
const UNSAID = 'new-topic';
/** A question that fits on a page's wall, in bytes. */
const LONGEST_QUESTION = 600;

/** Asks for the question that a structured discussion is about, and opens it. */
export function StartTopic(props: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title="Start a topic">
      <StartForm onClose={() => props.onClose()} />
    </Dialog>
  );
}

function StartForm(props: { readonly onClose: () => void }) {
  const assembly = useAssembly();
  const links = useTalkLinks();
  const navigate = useNavigate();
  const about = createUniqueId();
  const [question, setQuestion] = createSignal(assembly.open.unsaid.get(UNSAID));
  const [proposal, setProposal] = createSignal('');
  const [failed, setFailed] = createSignal<string | undefined>();
  const [busy, setBusy] = createSignal(false);
  const open = createMemo(() =>
    assembly.proposals.all().filter((one) => one.stage !== 'decided' && one.stage !== 'withdrawn'),
  );
  const fault = () => {
    if (failed() !== undefined) return failed();
    if (tooLongSentence(question()) !== undefined || bytesOf(question()) > LONGEST_QUESTION) {
      return 'That’s long for a question. Ask it shortly here, and say the rest as the first words of the topic.';
    }
    return undefined;
  };
  const start = async () => {
    const words = question().trim();
    if (isBlank(words) || fault() !== undefined) return;
    setBusy(true);
    const result = await assembly.open.openTopic(words, proposal() || undefined);
    setBusy(false);
    if (!result.ok) {
      setFailed(faultSentence(result.fault));
      return;
    }
    assembly.open.unsaid.set(UNSAID, '');
    props.onClose();
    navigate(links.topic(result.value));
  };
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <TextArea
        label="What should be talked through?"
        hint="A question works best: “Which halls are warm?” People answer with ideas, concerns, questions and facts, and anyone can sum up."
        rows={2}
        autofocus
        value={question()}
        fault={fault()}
        onInput={(event) => {
          setQuestion(event.currentTarget.value);
          setFailed(undefined);
          assembly.open.unsaid.set(UNSAID, event.currentTarget.value);
        }}
      />
      <Show when={open().length > 0}>
        <div>
          <label class={styles.label} for={about}>
            Is it about a proposal?
          </label>
          <select
            id={about}
            class={styles.select}
            onChange={(event) => setProposal(event.currentTarget.value)}
          >
            <option value="">No, it stands by itself</option>
            <For each={open()}>{(one) => <option value={one.id}>{one.revisions.at(-1)?.title}</option>}</For>
          </select>
        </div>
      </Show>
      <WhileSpeaking>
        <div class={styles.acts}>
          <Button look="quiet" onClick={() => props.onClose()}>
            Not now
          </Button>
          <Button
            look="solid"
            type="submit"
            busy={busy()}
            notNow={isBlank(question()) ? 'Write the question first.' : undefined}
          >
            Start it
          </Button>
        </div>
      </WhileSpeaking>
    </form>
  );
}
