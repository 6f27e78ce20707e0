import { Show } from 'solid-js';
import type { KeeperState } from '../../../app/api.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import css from './keeper.module.css';
import { placeOf } from './keeper-words.ts';
import { createOffered } from './offered.ts';

/** One tap to have the assembly kept where its devices meet; nothing where no keeper is near. */
export function KeepOffer() {
  const moot = useMoot();
  const assembly = useAssembly();
  const offered = createOffered();
  const keepers = fromReadable(assembly.open.keepers);
  const act = createAct();
  const first = () => (moot.world === 'real' ? offered()[0] : undefined);
  const asked = (is: KeeperState['state']) =>
    keepers().find(({ wish, state }) => wish === 'keep' && state === is);
  const said = () => {
    const kept = asked('keeps');
    if (kept)
      return `${placeOf(kept.url)} keeps it too: whoever comes in finds it, even when nobody is here.`;
    const asking = asked('asking');
    return asking && `${placeOf(asking.url)} is being asked to keep it.`;
  };
  return (
    <div>
      <div role="status">
        <Show when={said()}>{(words) => <p class={css.soft}>{words()}</p>}</Show>
      </div>
      <Show when={said() === undefined && first()}>
        {(url) => (
          <div class={css.offer}>
            <p class={css.soft}>
              {placeOf(url())} can keep {assembly.summary().name} too, so that whoever comes in finds it when
              nobody is here. Whoever runs it can then read everything in it.
            </p>
            <Button
              look="quiet"
              small
              busy={act.busy()}
              onClick={() => void act.run(() => assembly.open.keepAt(url()))}
            >
              Have it kept there
            </Button>
          </div>
        )}
      </Show>
    </div>
  );
}
