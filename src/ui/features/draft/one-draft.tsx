import { createEffect, createMemo, createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';
import type { DraftSession } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { createWriters } from './create-writers.ts';
import { EarlierVersions } from './earlier-versions.tsx';
import { mountEditor, type Editor } from './mount-editor.ts';
import css from './one-draft.module.css';
import { PutDraft } from './put-draft.tsx';
import { sharedCaretsOf, sharedTextOf, wordsOf } from './shared-text.ts';
import { Writers } from './writers.tsx';

/** An open draft: the editor, who writes along, its earlier versions, and the way to put it. */
export function OneDraft(props: {
  readonly id: RecordId;
  readonly session: DraftSession;
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const carets = sharedCaretsOf(props.session);
  const writers = createWriters(carets, () => assembly.me());
  const [words, setWords] = createSignal(wordsOf(props.session));
  const [putting, setPutting] = createSignal(false);
  const putAs = createMemo(() => assembly.drafts.get(props.id)?.putAs ?? null);
  const speaks = () => assembly.speaker() !== null;
  let place: HTMLDivElement | undefined;
  let editor: Editor | undefined;

  onMount(() => {
    if (!place) return;
    // Their device says only who they are; what they are called, everyone asks their own records.
    carets.setLocalState(speaks() ? { person: assembly.me() } : null);
    editor = mountEditor({
      parent: place,
      text: sharedTextOf(props.session),
      carets,
      labelledBy: 'draft-label',
      describedBy: 'draft-keys',
      hint: 'Write here. Everyone who has this draft open can write along.',
      nameOf: (person) => assembly.people.get(person)?.name ?? null,
      onWords: setWords,
    });
    createEffect(() => editor?.mayWrite(speaks()));
  });
  onCleanup(() => editor?.destroy());

  const bringBack = (text: string) => {
    props.session.keepVersion();
    editor?.bringBack(text);
  };

  return (
    <Page title={props.title} wall="step" step="talk" back={props.back}>
      <div class={css.page}>
        <Show
          when={putAs()}
          fallback={
            <p class={css.note}>
              A draft has no authority: nothing is decided by it. Put it to the assembly, and that exact text
              is what people are asked about.
            </p>
          }
        >
          {(proposal) => (
            <Banner lead="This was put to the assembly.">
              What is written here now changes nothing there.{' '}
              <ButtonLink look="text" small href={href().proposal(assembly.open.id, proposal())}>
                See the proposal
              </ButtonLink>
            </Banner>
          )}
        </Show>
        <Writers people={writers()} />
        <div class={css.editing}>
          <div class={css.tools}>
            <h2 id="draft-label" class={css.label}>
              The text
            </h2>
            <Show when={speaks()}>
              <Button small look="quiet" onClick={() => editor?.undo()}>
                Undo
              </Button>
              <Button small look="quiet" onClick={() => editor?.redo()}>
                Redo
              </Button>
            </Show>
          </div>
          <div class={css.editor} ref={place} />
          <p id="draft-keys" class={css.note}>
            Undo takes back what you wrote, never what others did. Tab moves on to the next control.
          </p>
        </div>
        <WhileSpeaking>
          <div class={css.acts}>
            <Button look="solid" onClick={() => setPutting(true)}>
              Put it to the assembly
            </Button>
            <Button look="quiet" onClick={() => props.session.keepVersion()}>
              Keep this version
            </Button>
          </div>
        </WhileSpeaking>
        <EarlierVersions
          session={props.session}
          words={words()}
          onBringBack={speaks() ? bringBack : undefined}
        />
      </div>
      <PutDraft
        open={putting()}
        onClose={() => setPutting(false)}
        id={props.id}
        title={props.title}
        words={words()}
        onPut={() => props.session.keepVersion()}
      />
    </Page>
  );
}
