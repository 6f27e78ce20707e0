import { createEffect, createSignal, Match, on, onCleanup, onMount, Show, Switch, type JSX } from 'solid-js';
import type { AssemblyId, PairingFault, PairingSession } from '../../../app/api.ts';
import type { CodeRead } from '../../../app/parcel.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { useMoot } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { CAMERA_LACKS, CAMERA_REASON } from '../../words/codes.ts';
import { faultSentence, type AnyFault } from '../../words/faults.ts';
import type { CameraFault } from './camera.ts';
import { cameraPermission } from './camera.ts';
import { CodesPage } from './codes-page.tsx';
import { CodeReader } from './code-reader.tsx';
import { CodeRing } from './code-ring.tsx';
import css from './codes.module.css';
import { CopyText } from './copy-text.tsx';
import { createCamera } from './create-camera.ts';
import { focusTitle } from './focus-title.ts';
import { keepAwake } from './keep-awake.ts';
import { Linked, linkedTitle, type LinkedState } from './linked.tsx';

type Stage =
  | { readonly type: 'before' }
  | { readonly type: 'making' }
  | { readonly type: 'code' }
  | { readonly type: 'scan' }
  | { readonly type: 'linking' }
  | { readonly type: 'linked'; readonly linked: LinkedState }
  | { readonly type: 'failed'; readonly words: string; readonly unreached: boolean };

export interface OfferCodeProps {
  /** What the other shall come into; null: nothing. */
  readonly assembly: AssemblyId | null;
  /** What the page is called before there is a code. */
  readonly title: string;
  /** What comes with it, in a line. */
  readonly comesWith: string;
  /** Where one came from. */
  readonly back: { readonly href: string; readonly label: string };
  /** Other ways to bring somebody in, below. */
  readonly otherWays: JSX.Element;
  /** What to do where two devices don't find each other. */
  readonly instead: JSX.Element;
}

const TITLES = {
  code: 'Let them scan this',
  scan: 'Now scan theirs',
  linking: 'Linking',
  failed: 'That didn’t work',
} as const;

/** Shows a code, reads the one that is shown back, and links: the side that brings somebody in. */
export function OfferCode(props: OfferCodeProps) {
  const moot = useMoot();
  const camera = createCamera();
  const [stage, setStage] = createSignal<Stage>({ type: 'before' });
  const [session, setSession] = createSignal<PairingSession>();
  let gone = false;
  createEffect(on(() => stage().type, focusTitle, { defer: true }));
  onCleanup(() => {
    gone = true;
    session()?.cancel();
  });

  const fail = (fault: AnyFault) =>
    setStage({
      type: 'failed',
      words: faultSentence(fault),
      unreached: fault.type === 'pairing' && fault.why === 'notReached',
    });
  const follow = (made: PairingSession) => {
    const look = () => {
      const state = made.state.get();
      if (session() !== made) return;
      if (state.type === 'linked') setStage({ type: 'linked', linked: state });
      else if (state.type === 'connecting') setStage({ type: 'linking' });
      else if (state.type === 'failed' && state.why !== 'cancelled')
        fail({ type: 'pairing', why: state.why });
      else if (stage().type === 'linking') setStage({ type: 'scan' });
    };
    made.state.subscribe(look);
  };
  /** The camera first, while nothing of the link exists: its permission opens the ways between devices. */
  const begin = async (withCamera: boolean) => {
    if (withCamera) await camera.open();
    if (gone) return;
    setStage({ type: 'making' });
    session()?.cancel();
    const made = await moot.pairing.offer(props.assembly);
    camera.release();
    if (!made.ok) return fail(made.fault);
    if (gone) return made.value.cancel();
    setSession(made.value);
    follow(made.value);
    setStage({ type: 'code' });
  };
  onMount(() => {
    void cameraPermission().then((permission) => {
      if (permission === 'granted') return begin(true);
    });
  });
  const read = async (code: string, tell: (words: string) => void) => {
    const done = await session()?.readCode(code);
    const again: readonly PairingFault[] = ['notACode', 'damaged', 'newerVersion', 'wrongKind'];
    if (done && !done.ok && again.includes(done.fault.why)) tell(faultSentence(done.fault));
  };
  const [trouble, setTrouble] = createSignal<string>();
  const onRead = (found: CodeRead): string | undefined => {
    if (found.type !== 'pairing') return 'That code is for something else. Scan the one on their screen now.';
    if (found.side === 'offer') {
      return 'That is a first code, as yours is. Let them scan yours; their screen then shows one for you.';
    }
    camera.release();
    setTrouble(undefined);
    void read(found.code, (words) => {
      setTrouble(words);
      setStage({ type: 'scan' });
    });
    return undefined;
  };
  const title = () => {
    const now = stage();
    if (now.type === 'linked') return linkedTitle(now.linked);
    if (now.type === 'before' || now.type === 'making') return props.title;
    return TITLES[now.type];
  };
  const below = () => {
    if (stage().type === 'code') return 'Then scan theirs. That’s all.';
    return stage().type === 'scan' ? 'Their screen shows a code, too, once they scanned yours.' : undefined;
  };
  return (
    <CodesPage title={title()} large={stage().type === 'linked'} below={below()} back={props.back}>
      <Switch>
        <Match when={stage().type === 'before'}>
          <Before
            lack={camera.lack()}
            asking={camera.asking()}
            comesWith={props.comesWith}
            onCamera={() => void begin(true)}
            onWithout={() => void begin(false)}
            otherWays={props.otherWays}
          />
        </Match>
        <Match when={stage().type === 'making' || stage().type === 'linking'}>
          <p class={css.state} role="status">
            <LookingDots size={32} />
            <b>{stage().type === 'making' ? 'Making the code' : 'The two devices are finding each other'}</b>
          </p>
        </Match>
        <Match when={stage().type === 'code' && session()}>
          {(made) => (
            <TheCode
              session={made()}
              lack={camera.lack()}
              comesWith={props.comesWith}
              onScan={() => setStage({ type: 'scan' })}
              otherWays={props.otherWays}
            />
          )}
        </Match>
        <Match when={stage().type === 'scan'}>
          <div class={css.column}>
            <CodeReader
              camera={camera}
              label="What the camera sees: hold their code before it"
              onRead={onRead}
            />
            <Show when={trouble()}>
              <p class={css.trouble} role="alert">
                {trouble()}
              </p>
            </Show>
            <Button
              look="text"
              onClick={() => {
                camera.release();
                setStage({ type: 'code' });
              }}
            >
              Show my code again
            </Button>
          </div>
        </Match>
        <Match when={stage().type === 'linked' && (stage() as Extract<Stage, { type: 'linked' }>).linked}>
          {(linked) => (
            <Linked
              linked={linked()}
              gives
              again={
                <Button look="quiet" wide onClick={() => void begin(true)}>
                  Bring in someone else
                </Button>
              }
            />
          )}
        </Match>
        <Match when={stage().type === 'failed' && (stage() as Extract<Stage, { type: 'failed' }>)}>
          {(failed) => (
            <div class={css.column}>
              <p role="alert">{failed().words}</p>
              <div class={css.acts}>
                <Button look="solid" icon="again" onClick={() => void begin(true)}>
                  Show a new code
                </Button>
                <Show when={failed().unreached}>{props.instead}</Show>
              </div>
            </div>
          )}
        </Match>
      </Switch>
    </CodesPage>
  );
}

interface BeforeProps {
  readonly lack: CameraFault | null;
  readonly asking: boolean;
  readonly comesWith: string;
  readonly onCamera: () => void;
  readonly onWithout: () => void;
  readonly otherWays: JSX.Element;
}

/** Why the camera is asked for, before anything of a link is made. */
function Before(props: BeforeProps) {
  return (
    <div class={css.column}>
      <p>One shows a code, the other scans it and shows one back. {props.comesWith}</p>
      <div class={css.asking}>
        <p>{CAMERA_REASON}</p>
        <Button look="solid" icon="camera" wide busy={props.asking} onClick={() => props.onCamera()}>
          Use the camera and show a code
        </Button>
        <Button look="quiet" wide onClick={() => props.onWithout()}>
          Show a code without the camera
        </Button>
      </div>
      {props.otherWays}
    </div>
  );
}

interface TheCodeProps {
  readonly session: PairingSession;
  readonly lack: CameraFault | null;
  readonly comesWith: string;
  readonly onScan: () => void;
  readonly otherWays: JSX.Element;
}

function TheCode(props: TheCodeProps) {
  keepAwake();
  return (
    <div class={css.showing}>
      <CodeRing code={props.session.code} label="A code for their camera, which links the two devices" />
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
            <span class={css.soft}>{props.comesWith}</span>
          </p>
        </div>
        <Button
          look="solid"
          icon={props.lack === null ? 'camera' : 'edit'}
          wide
          onClick={() => props.onScan()}
        >
          {props.lack === null ? 'Now scan their code' : 'Now put in their code'}
        </Button>
        {props.otherWays}
        <CopyText text={() => props.session.code} what="the code" />
        <Show when={props.lack === null}>
          <p class={css.soft}>The camera lets the two devices find each other. No picture is kept.</p>
        </Show>
      </div>
    </div>
  );
}
