import { createSignal, Match, Show, Switch, type JSX } from 'solid-js';
import type { BallotResult } from '../../../domain/ballot/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { everyName, plural } from '../../words/counts.ts';
import type { BallotView } from './ballot-view.ts';
import { recount, type Recount } from './recount.ts';
import css from './result.module.css';

/** "Recount on this device": counts the papers here once more, and says whether the result is the same. */
export function RecountButton(props: {
  readonly view: BallotView;
  readonly result: BallotResult;
}): JSX.Element {
  const [came, setCame] = createSignal<Recount | null>(null);
  const differing = () => {
    const found = came();
    return found?.type === 'differs' ? found.report : undefined;
  };
  return (
    <div class={css.recount}>
      <Button
        wide
        look="step"
        icon="again"
        onClick={() => setCame(recount(props.view.ballot(), props.result))}
      >
        Recount on this device
      </Button>
      <div role="status">
        <Switch>
          <Match when={came()?.type === 'agrees'}>
            <Banner tone="good" lead="The same.">
              {plural(props.result.report.papers, 'paper')} counted again here, from the scores alone: every
              figure is as shown.
            </Banner>
          </Match>
          <Match when={differing()}>
            {(report) => (
              <Banner tone="refused" lead="Not the same.">
                The papers on this device give{' '}
                {everyName(report().winners.map((winner) => report().options[winner] ?? ''))}. Tell the
                others, and compare with theirs: nobody should act on this result yet.
              </Banner>
            )}
          </Match>
          <Match when={came()?.type === 'nothingToCount'}>
            <Banner>There are no counted papers on this device to count again.</Banner>
          </Match>
        </Switch>
      </div>
      <Show when={came()}>
        <p class={css.soft}>
          You don’t have to trust this app either. Save the assembly as a file, and count without it:{' '}
          <code class={css.command}>
            npm run -s recount -- --bundle FILE --ballot {props.view.ballot().id}
          </code>
        </p>
      </Show>
    </div>
  );
}
