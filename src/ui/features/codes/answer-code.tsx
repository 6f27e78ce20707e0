import { Match, onCleanup, Show, Switch } from 'solid-js';
import type { PairingSession } from '../../../app/api.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useHref } from '../../routes.ts';
import { faultSentence } from '../../words/faults.ts';
import type { CameraFault } from './camera.ts';
import css from './codes.module.css';
import { Linked, type LinkedState } from './linked.tsx';
import { ShownCode } from './shown-code.tsx';
import { FINDING, Waiting } from './waiting.tsx';

export interface AnswerCodeProps {
  readonly session: PairingSession;
  readonly lack: CameraFault | null;
  readonly onAgain: () => void;
}

/** Has read a first code, and shows one back: the side that is brought in. */
export function AnswerCode(props: AnswerCodeProps) {
  const href = useHref();
  // A session is shown once; another one is another part of the screen. When this goes, so has the prop.
  // oxlint-disable-next-line solid/reactivity
  const { session } = props;
  const state = fromReadable(session.state);
  onCleanup(() => session.cancel());
  const failed = () => {
    const now = state();
    return now.type === 'failed' ? now.why : undefined;
  };
  return (
    <Switch>
      <Match when={state().type === 'waiting'}>
        <ShownCode
          code={session.code}
          label="A code for their camera, which completes the link"
          lack={props.lack}
          waitingFor="Waiting for their camera"
          about="On their screen they press “Now scan their code”. Leave this open."
        />
      </Match>
      <Match when={state().type === 'connecting'}>
        <Waiting for={FINDING} />
      </Match>
      <Match when={state().type === 'linked' && (state() as LinkedState)}>
        {(linked) => (
          <Linked
            linked={linked()}
            gives={false}
            again={
              <ButtonLink href={href().home()} look="quiet" wide>
                Home
              </ButtonLink>
            }
          />
        )}
      </Match>
      <Match when={failed()}>
        {(why) => (
          <div class={css.column}>
            <p role="alert">{faultSentence({ type: 'pairing', why: why() })}</p>
            <Show when={why() === 'notReached'}>
              <p class={css.soft}>
                Where two devices can’t reach each other, one can still hand everything to the other as a
                file, or as codes that move.
              </p>
            </Show>
            <Button look="solid" icon="scan" onClick={() => props.onAgain()}>
              Scan their code again
            </Button>
          </div>
        )}
      </Match>
    </Switch>
  );
}

/** The title of the page around it. */
export const ANSWER_TITLE = 'Now let them scan this';
