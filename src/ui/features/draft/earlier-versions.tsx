import { createSignal, For, Show, type JSX } from 'solid-js';
import type { DraftSession } from '../../../app/api.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Section } from '../../kit/sheet.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { createNow } from '../../shell/now.ts';
import { ago } from '../../words/time.ts';
import { ChangedText } from '../proposal/changed-text.tsx';
import css from './earlier-versions.module.css';

type Version = ReturnType<DraftSession['versions']['get']>[number];

/** Earlier versions of a draft: look at one, see what came since, bring it back. */
export function EarlierVersions(props: {
  readonly session: DraftSession;
  /** The text as it is now. */
  readonly words: string;
  /** None: they can only be read. */
  readonly onBringBack: ((text: string) => void) | undefined;
}): JSX.Element {
  const now = createNow();
  const versions = fromReadable(props.session.versions);
  const newestFirst = () => [...versions()].reverse();
  const [seen, setSeen] = createSignal<Version | null>(null);
  return (
    <Section title="Earlier versions">
      <Show
        when={versions().length > 0}
        fallback={
          <p class={css.none}>None kept yet. “Keep this version” puts the text aside as it is now.</p>
        }
      >
        <ul class={css.list} role="list">
          <For each={newestFirst()}>
            {(version) => (
              <li>
                <button type="button" class={css.version} onClick={() => setSeen(version)}>
                  <span class={css.when}>{ago(version.time, now())}</span>
                  <span class={css.first}>{firstLine(version.text)}</span>
                  <span class={css.by}>kept by {version.by}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Dialog
        open={seen() !== null}
        onClose={() => setSeen(null)}
        title="An earlier version"
        acts={
          <>
            <Button look="quiet" onClick={() => setSeen(null)}>
              Leave it
            </Button>
            <Show when={props.onBringBack}>
              {(bringBack) => (
                <Button
                  look="solid"
                  notNow={seen()?.text === props.words ? 'It is the text as it is now.' : undefined}
                  onClick={() => {
                    const version = seen();
                    setSeen(null);
                    if (version) bringBack()(version.text);
                  }}
                >
                  Bring it back
                </Button>
              )}
            </Show>
          </>
        }
      >
        <Show when={seen()}>
          {(version) => (
            <>
              <p class={css.none}>
                Kept by {version().by}, {ago(version().time, now())}. Struck: not in the text now. Underlined:
                it came since. Bringing it back keeps the text of now as a version first.
              </p>
              <ChangedText before={version().text} after={props.words} />
            </>
          )}
        </Show>
      </Dialog>
    </Section>
  );
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
