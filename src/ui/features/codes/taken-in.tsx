import { Show } from 'solid-js';
import type { AssemblyId, Moot } from '../../../app/api.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { useHref } from '../../routes.ts';
import { faultSentence } from '../../words/faults.ts';
import { broughtInSentence } from '../file/brought-in.ts';
import css from './codes.module.css';

/** What came of a parcel. */
export interface Taken {
  readonly title: string;
  readonly words: string;
  /** Where it belongs; null where it could not be taken. */
  readonly assembly: AssemblyId | null;
  /** For the other end to compare; null unless all of it came and stands. */
  readonly done: string | null;
  /** Something earlier is missing: what this device has should be shown back. */
  readonly lacks: boolean;
}

/** Takes a difference in, through the same gate as everything. */
export async function takeParcel(moot: Moot, bytes: Uint8Array<ArrayBuffer>, done: string): Promise<Taken> {
  const brought = await moot.openFile(bytes);
  if (!brought.ok) {
    const words = faultSentence(brought.fault);
    return { title: 'That can’t be taken', words, assembly: null, done: null, lacks: false };
  }
  const { assembly, gaps, refused } = brought.value;
  const words = broughtInSentence(brought.value);
  if (gaps > 0) return { title: 'A part is missing', words, assembly, done: null, lacks: true };
  if (refused > 0) return { title: 'Not all of it', words, assembly, done: null, lacks: false };
  return { title: 'It’s all here', words, assembly, done, lacks: false };
}

/** The result, on the receiving side: what came, and the number that tells the other that it did. */
export function TakenIn(props: { readonly taken: Taken; readonly onAgain: () => void }) {
  const href = useHref();
  return (
    <>
      <p>{props.taken.words}</p>
      <Show when={props.taken.done}>
        {(done) => (
          <div class={css.panel}>
            <p class={css.soft}>Tell them this number, so that they know</p>
            <p class={css.number}>{done()}</p>
          </div>
        )}
      </Show>
      <Show when={props.taken.lacks && props.taken.assembly}>
        {(assembly) => (
          <>
            <p>Show them what you have; then they can give you all that is missing.</p>
            <ButtonLink href={`${href().hand(assembly())}?show=have`} look="solid" icon="scan">
              Show what you have
            </ButtonLink>
          </>
        )}
      </Show>
      <div class={css.acts}>
        <Show when={props.taken.assembly}>
          {(assembly) => (
            <ButtonLink href={href().assembly(assembly())} look={props.taken.lacks ? 'quiet' : 'solid'}>
              Go to the assembly
            </ButtonLink>
          )}
        </Show>
        <Button look="quiet" icon="scan" onClick={() => props.onAgain()}>
          Scan something else
        </Button>
      </div>
    </>
  );
}
