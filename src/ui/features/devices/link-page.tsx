import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js';
import type { DeviceLinkSession } from '../../../app/devices-api.ts';
import type { CodeRead } from '../../../app/parcel.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { linkFaultSentence, usualDeviceName } from '../../words/devices.ts';
import { faultSentence, type AnyFault } from '../../words/faults.ts';
import { AskForCamera } from '../codes/ask-for-camera.tsx';
import { CodeReader } from '../codes/code-reader.tsx';
import { CodesPage } from '../codes/codes-page.tsx';
import codes from '../codes/codes.module.css';
import { createCamera, type CameraInHand } from '../codes/create-camera.ts';
import { createOffering } from '../codes/create-offering.ts';
import { focusTitle } from '../codes/focus-title.ts';
import { ShownCode } from '../codes/shown-code.tsx';
import { CompareWords, compareTitle } from './compare-words.tsx';
import css from './devices.module.css';

/** On a device that is mine: shows a code, reads the one that is shown back, compares three words. */
export default function LinkDevicePage() {
  const moot = useMoot();
  const href = useHref();
  const camera = createCamera();
  const [trouble, setTrouble] = createSignal<string>();
  const offering = createOffering<DeviceLinkSession, AnyFault>({
    camera,
    make: () => moot.devices.offer(usualDeviceName(navigator.userAgent)),
    drop: (made) => made.refuse(),
    onMaking: () => setTrouble(undefined),
    onFault: (fault) => setTrouble(faultSentence(fault)),
  });
  return (
    <Show
      when={offering.session()}
      keyed
      fallback={
        <CodesPage
          title="Link another device"
          back={{ href: href().devices(), label: 'Your devices' }}
          below="It will speak for you, as this one does."
        >
          <div class={codes.column}>
            <ol class={css.steps}>
              <li>Open Moot on the other device and choose “I have Moot on another device”.</li>
              <li>It reads the code that this one shows, and shows one back.</li>
              <li>Compare three words on both screens. Nothing happens before that.</li>
            </ol>
            <AskForCamera
              asking={camera.asking()}
              making={offering.making()}
              onBegin={(withCamera) => void offering.begin(withCamera)}
            />
            <Show when={trouble()}>
              <p role="alert">{trouble()}</p>
            </Show>
          </div>
        </CodesPage>
      }
    >
      {(made) => <Linking session={made} camera={camera} onAgain={() => offering.forget()} />}
    </Show>
  );
}

interface LinkingProps {
  readonly session: DeviceLinkSession;
  readonly camera: CameraInHand;
  readonly onAgain: () => void;
}

function Linking(props: LinkingProps) {
  const href = useHref();
  // A session is shown once; another one is another part of the screen.
  // oxlint-disable-next-line solid/reactivity
  const state = fromReadable(props.session.state);
  const typed = createSignal('');
  const [scanning, setScanning] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string>();
  const title = () => compareTitle(state(), scanning() ? 'Now read its code' : 'Let the other one read this');
  createEffect(on(title, focusTitle, { defer: true }));
  const read = async (code: string) => {
    const done = await props.session.readCode(code);
    if (!done.ok) setTrouble(linkFaultSentence(done.fault.why));
  };
  const onRead = (found: CodeRead): string | undefined => {
    if (found.type !== 'device') return linkFaultSentence('wrongKind');
    if (found.side === 'offer')
      return 'That is a first code, as yours is. The other device reads yours, then shows one for you.';
    props.camera.release();
    setTrouble(undefined);
    void read(found.code);
    return undefined;
  };
  return (
    <CodesPage title={title()} back={{ href: href().devices(), label: 'Your devices' }}>
      <CompareWords
        session={props.session}
        waiting={
          <Switch>
            <Match when={!scanning()}>
              <ShownCode
                code={props.session.code}
                label="A code for the other device’s camera"
                lack={props.camera.lack()}
                waitingFor="Waiting for the other device"
                note="Show it to nobody else. Whoever reads it still can’t do anything before you say that the words are the same."
              >
                <Button
                  look="solid"
                  icon={props.camera.lack() === null ? 'camera' : 'edit'}
                  wide
                  onClick={() => setScanning(true)}
                >
                  {props.camera.lack() === null ? 'Now read its code' : 'Now put in its code'}
                </Button>
              </ShownCode>
            </Match>
            <Match when={scanning()}>
              <div class={codes.column}>
                <CodeReader
                  camera={props.camera}
                  typed={typed}
                  label="What the camera sees: hold the other device’s code before it"
                  trouble={trouble()}
                  onRead={onRead}
                />
                <Button
                  look="text"
                  onClick={() => {
                    props.camera.release();
                    setScanning(false);
                  }}
                >
                  Show my code again
                </Button>
              </div>
            </Match>
          </Switch>
        }
        onward={
          <ButtonLink href={href().devices()} look="solid">
            Your devices
          </ButtonLink>
        }
        again={
          <Button look="solid" icon="again" onClick={() => props.onAgain()}>
            Try again
          </Button>
        }
      />
    </CodesPage>
  );
}
