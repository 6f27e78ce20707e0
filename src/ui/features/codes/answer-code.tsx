import { Match, onCleanup, Show, Switch } from 'solid-js';
import type { PairingSession } from '../../../app/api.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { CAMERA_LACKS } from '../../words/codes.ts';
import { faultSentence } from '../../words/faults.ts';
import type { CameraFault } from './camera.ts';
import { CodeRing } from './code-ring.tsx';
import css from './codes.module.css';
import { CopyText } from './copy-text.tsx';
import { keepAwake } from './keep-awake.ts';
import { Linked, type LinkedState } from './linked.tsx';

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
        <Back session={session} lack={props.lack} />
      </Match>
      <Match when={state().type === 'connecting'}>
        <p class={css.state} role="status">
          <LookingDots size={32} />
          <b>The two devices are finding each other</b>
        </p>
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
            <p class={css.soft}>
              Where two devices can’t reach each other, one can still hand everything to the other as a file,
              or as codes that move.
            </p>
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

function Back(props: { readonly session: PairingSession; readonly lack: CameraFault | null }) {
  keepAwake();
  return (
    <div class={css.showing}>
      <CodeRing code={props.session.code} label="A code for their camera, which completes the link" />
      <div class={css.beside}>
        <Show when={props.lack}>
          {(lack) => (
            <Banner tone="plain" lead="No camera just now." live="status">
              {CAMERA_LACKS[lack()]}
            </Banner>
          )}
        </Show>
        <div class={css.state} role="status">
          <LookingDots size={34} />
          <p>
            <b>Waiting for their camera</b>
            <span class={css.soft}>On their screen they press “Now scan their code”. Leave this open.</span>
          </p>
        </div>
        <CopyText text={() => props.session.code} what="the code" />
      </div>
    </div>
  );
}
