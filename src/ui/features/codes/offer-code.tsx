import { createEffect, createSignal, Match, on, onMount, Show, Switch, type JSX } from 'solid-js';
import type { AssemblyId, PairingFault, PairingSession } from '../../../app/api.ts';
import type { CodeRead } from '../../../app/parcel.ts';
import { Button } from '../../kit/button.tsx';
import { useMoot } from '../../projection/context.ts';
import { faultSentence, type AnyFault } from '../../words/faults.ts';
import { AskForCamera } from './ask-for-camera.tsx';
import { cameraPermission } from './camera.ts';
import { CodesPage } from './codes-page.tsx';
import { CodeReader } from './code-reader.tsx';
import css from './codes.module.css';
import { createCamera } from './create-camera.ts';
import { createOffering } from './create-offering.ts';
import { focusTitle } from './focus-title.ts';
import { Linked, linkedTitle, type LinkedState } from './linked.tsx';
import { ShownCode } from './shown-code.tsx';
import { FINDING, Waiting } from './waiting.tsx';

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
  const typed = createSignal('');
  const [stage, setStage] = createSignal<Stage>({ type: 'before' });
  createEffect(on(() => stage().type, focusTitle, { defer: true }));

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
  const offering = createOffering<PairingSession, AnyFault>({
    camera,
    make: () => moot.pairing.offer(props.assembly),
    drop: (made) => made.cancel(),
    onMaking: () => setStage({ type: 'making' }),
    onMade(made) {
      typed[1]('');
      follow(made);
      setStage({ type: 'code' });
    },
    onFault: fail,
  });
  const { session, begin } = offering;
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
    if (now.type === 'scan' && camera.lack() !== null) return 'Now put in theirs';
    return TITLES[now.type];
  };
  const below = () => {
    if (stage().type === 'code')
      return camera.lack() === null ? 'Then scan theirs. That’s all.' : 'Then put in theirs. That’s all.';
    return stage().type === 'scan' ? 'Their screen shows a code, too, once they scanned yours.' : undefined;
  };
  return (
    <CodesPage title={title()} large={stage().type === 'linked'} below={below()} back={props.back}>
      <Switch>
        <Match when={stage().type === 'before'}>
          <div class={css.column}>
            <p>One shows a code, the other scans it and shows one back. {props.comesWith}</p>
            <AskForCamera
              asking={camera.asking()}
              making={offering.making()}
              onBegin={(withCamera) => void begin(withCamera)}
            />
            {props.otherWays}
          </div>
        </Match>
        <Match when={stage().type === 'making' || stage().type === 'linking'}>
          <Waiting for={stage().type === 'making' ? 'Making the code' : FINDING} />
        </Match>
        <Match when={stage().type === 'code' && session()}>
          {(made) => (
            <ShownCode
              code={made().code}
              label="A code for their camera, which links the two devices"
              lack={camera.lack()}
              waitingFor="Waiting for their camera"
              about={props.comesWith}
              note={
                camera.wasHad()
                  ? 'The camera lets the two devices find each other. No picture is kept.'
                  : undefined
              }
            >
              <Button
                look="solid"
                icon={camera.lack() === null ? 'camera' : 'edit'}
                wide
                onClick={() => setStage({ type: 'scan' })}
              >
                {camera.lack() === null ? 'Now scan their code' : 'Now put in their code'}
              </Button>
              {props.otherWays}
            </ShownCode>
          )}
        </Match>
        <Match when={stage().type === 'scan'}>
          <div class={css.column}>
            <CodeReader
              camera={camera}
              typed={typed}
              trouble={trouble()}
              label="What the camera sees: hold their code before it"
              onRead={onRead}
            />
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
