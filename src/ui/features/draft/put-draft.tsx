import { useNavigate } from '@solidjs/router';
import { createSignal, Show, type JSX } from 'solid-js';
import type { ProposalInput } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { createAct } from '../../kit/create-act.ts';
import { canBePut, faultsOf, ProposalFields } from '../proposal/proposal-fields.tsx';
import { keepUnsaid, readUnsaid } from '../proposal/unsaid-proposal.ts';
import css from './put-draft.module.css';

export interface PutDraftProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly id: RecordId;
  readonly title: string;
  /** The text as it is now; others may go on writing while this is open. */
  readonly words: string;
  /** Just before it is put. */
  readonly onPut: () => void;
}

/** Puts a draft to the assembly: a title, what it is about, and the exact text that one has read. */
export function PutDraft(props: PutDraftProps): JSX.Element {
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title="Put it to the assembly">
      <Form {...props} />
    </Dialog>
  );
}

function Form(props: PutDraftProps): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const navigate = useNavigate();
  const { busy, run } = createAct();
  const [asked, setAsked] = createSignal(false);
  const { unsaid } = assembly.open;
  const place = `put-draft:${props.id}`;
  const begun = { title: assembly.drafts.get(props.id)?.title ?? '', about: '', text: props.words };
  // The text is the draft's, as it is now; the rest is what was typed here before.
  const [value, setValue] = createSignal<ProposalInput>({
    ...readUnsaid(unsaid, place, begun),
    text: props.words,
  });
  const change = (next: ProposalInput) => {
    setValue(next);
    keepUnsaid(unsaid, place, { ...next, text: '' });
  };
  const put = async (): Promise<void> => {
    setAsked(true);
    if (!canBePut(value())) return;
    props.onPut();
    const { title, about } = value();
    const input = { ...value(), title: title.trim(), about: about.trim() };
    const done = await run(() => assembly.open.putProposal(input, props.id));
    if (!done) return;
    unsaid.set(place, '');
    props.onClose();
    navigate(href().proposal(assembly.open.id, done.value));
  };
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <ProposalFields value={value()} asked={asked()} onChange={change} withoutText />
      <Show when={value().text !== props.words}>
        <Banner tone="needs" lead="Someone wrote on meanwhile." live="status">
          Below is the text as you opened this.{' '}
          <button type="button" onClick={() => setValue({ ...value(), text: props.words })}>
            Take the text of now
          </button>
        </Banner>
      </Show>
      <details class={css.exact}>
        <summary>Read the exact text that is put</summary>
        <Markdown text={value().text} topLevel={3} />
      </details>
      <Show when={asked() && faultsOf(value()).text}>
        {(fault) => (
          <p class={css.fault} role="alert">
            {fault()}
          </p>
        )}
      </Show>
      <WhileSpeaking>
        <div class={css.acts}>
          <Button look="quiet" onClick={() => props.onClose()}>
            Not yet
          </Button>
          <Button type="submit" look="solid" busy={busy()}>
            Put it
          </Button>
        </div>
      </WhileSpeaking>
    </form>
  );
}
