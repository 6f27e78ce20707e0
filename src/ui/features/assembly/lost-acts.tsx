import { For, Show } from 'solid-js';
import type { LostAct } from '../../../app/api.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { LOST_ACTS } from '../../words/device-notice.ts';
import { fullTime } from '../../words/time.ts';
import css from './lost-acts.module.css';

/** What of mine is void, by a history that went two ways or a revocation: to be done again, or let go. */
export function LostActs() {
  const assembly = useAssembly();
  const lost = fromReadable(assembly.open.lost);
  return (
    <Show when={lost().length > 0}>
      <Section title="This didn’t reach the others as yours">
        <Show when={lost().some(({ why }) => why === 'forked')}>
          <p>
            This device was copied, or set back to an older copy. What it wrote after that doesn’t count for
            anyone. Here it is: do it again where it still matters, or let it go.
          </p>
        </Show>
        <Show when={lost().some(({ why }) => why === 'revoked')}>
          <p>
            This device was revoked before your other devices had heard this from it, so it doesn’t count for
            anyone. Once this device speaks for you again, do it again where it still matters, or let it go.
          </p>
        </Show>
        <ul role="list" class={css.list}>
          <For each={lost()}>{(act) => <Lost act={act} />}</For>
        </ul>
      </Section>
    </Show>
  );
}

function Lost(props: { readonly act: LostAct }) {
  const assembly = useAssembly();
  const toasts = useToasts();
  const again = createAct();
  const doAgain = async () => {
    if (await again.run(() => assembly.open.doAgain(props.act.id)))
      toasts.say({ words: 'Done again, as yours.' });
  };
  return (
    <li class={css.act}>
      <p class={css.what}>
        <b>{LOST_ACTS[props.act.what]}</b> <span class={css.soft}>{fullTime(props.act.time)}</span>
      </p>
      <Show when={props.act.words !== ''}>
        <p class={css.words} dir="auto">
          {props.act.words}
        </p>
      </Show>
      <div class={css.ways}>
        <Show when={props.act.what !== 'other' && assembly.speaker() !== null}>
          <Button look="plain" busy={again.busy()} onClick={() => void doAgain()}>
            Do it again
          </Button>
        </Show>
        <Button look="quiet" onClick={() => void assembly.open.letGo(props.act.id)}>
          Let it go
        </Button>
      </div>
    </li>
  );
}
