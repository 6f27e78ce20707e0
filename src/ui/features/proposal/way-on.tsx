import { createMemo, Match, Switch, type JSX } from 'solid-js';
import { mayRecordConsensus } from '../../../domain/may.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { useHref } from '../../routes.ts';
import { CoolingOffPanel } from './cooling-off-panel.tsx';
import type { ProposalView } from './proposal-view.ts';
import { RecordConsensus } from './record-consensus.tsx';
import css from './way-on.module.css';

/** The next step, where there is one that this person can take. */
export function WayOn(props: { readonly view: ProposalView; readonly now: number }): JSX.Element {
  const href = useHref();
  const { assembly } = props.view;
  const proposal = () => props.view.proposal();
  const mayRecord = createMemo(() => {
    const me = assembly.speaker();
    return (
      me !== null &&
      mayRecordConsensus(assembly.governance(), me, proposal().id, props.view.text().id) === null
    );
  });
  const cooling = () => proposal().outcomes.findLast((outcome) => outcome.state === 'coolingOff');
  return (
    <div class={css.way}>
      <Switch>
        <Match when={proposal().stage === 'coolingOff' && cooling()}>
          {(outcome) => <CoolingOffPanel view={props.view} outcome={outcome()} now={props.now} />}
        </Match>
        <Match
          when={(proposal().stage === 'decided' || proposal().stage === 'fallen') && proposal().decision}
        >
          {(decision) => (
            <ButtonLink look="step" icon="tick" href={href().decision(assembly.open.id, decision())}>
              Read the decision
            </ButtonLink>
          )}
        </Match>
        <Match when={mayRecord()}>
          <RecordConsensus view={props.view} />
        </Match>
      </Switch>
    </div>
  );
}
