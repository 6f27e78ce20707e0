import { createEffect, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js';
import type { DeviceLinkSession } from '../../../app/devices-api.ts';
import type { CodeRead } from '../../../app/parcel.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { CAMERA_REASON } from '../../words/codes.ts';
import { linkFaultSentence, usualDeviceName } from '../../words/devices.ts';
import { faultSentence } from '../../words/faults.ts';
import { CodeReader } from '../codes/code-reader.tsx';
import { CodeRing } from '../codes/code-ring.tsx';
import { CodesPage } from '../codes/codes-page.tsx';
import codes from '../codes/codes.module.css';
import { CopyText } from '../codes/copy-text.tsx';
import { createCamera } from '../codes/create-camera.ts';
import { focusTitle } from '../codes/focus-title.ts';
import { keepAwake } from '../codes/keep-awake.ts';
import { CompareWords, compareTitle } from './compare-words.tsx';
import css from './devices.module.css';

/** On a device that is mine: shows a code, reads the one that is shown back, compares three words. */
export default function LinkDevicePage() {
  const moot = useMoot();
  const href = useHref();
  const camera = createCamera();
  const [session, setSession] = createSignal<DeviceLinkSession>();
  const [making, setMaking] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string>();
  let gone = false;
  onCleanup(() => {
    gone = true;
    session()?.refuse();
  });
  /** The camera first, while nothing of the link exists: its permission opens the ways between devices. */
  const begin = async (withCamera: boolean) => {
    if (withCamera) await camera.open();
    if (gone) return;
    setMaking(true);
    setTrouble(undefined);
    session()?.refuse();
    const made = await moot.devices.offer(usualDeviceName(navigator.userAgent));
    camera.release();
    setMaking(false);
    if (!made.ok) setTrouble(faultSentence(made.fault));
    else if (gone) made.value.refuse();
    else setSession(made.value);
  };
  return (
    <Show
      when={session()}
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
            <div class={codes.asking}>
              <p>{CAMERA_REASON}</p>
              <Button look="solid" icon="camera" wide busy={camera.asking()} onClick={() => void begin(true)}>
                Use the camera and show a code
              </Button>
              <Button look="quiet" wide busy={making()} onClick={() => void begin(false)}>
                Show a code without the camera
              </Button>
            </div>
            <Show when={trouble()}>
              <p role="alert">{trouble()}</p>
            </Show>
          </div>
        </CodesPage>
      }
    >
      {(made) => <Linking session={made} camera={camera} onAgain={() => setSession(undefined)} />}
    </Show>
  );
}

interface LinkingProps {
  readonly session: DeviceLinkSession;
  readonly camera: ReturnType<typeof createCamera>;
  readonly onAgain: () => void;
}

function Linking(props: LinkingProps) {
  const href = useHref();
  // A session is shown once; another one is another part of the screen.
  // oxlint-disable-next-line solid/reactivity
  const state = fromReadable(props.session.state);
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
              <TheCode session={props.session} onScan={() => setScanning(true)} />
            </Match>
            <Match when={scanning()}>
              <div class={codes.column}>
                <CodeReader
                  camera={props.camera}
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

function TheCode(props: { readonly session: DeviceLinkSession; readonly onScan: () => void }) {
  keepAwake();
  return (
    <div class={codes.showing}>
      <CodeRing code={props.session.code} label="A code for the other device’s camera" />
      <div class={codes.beside}>
        <p class={codes.state} role="status">
          <LookingDots size={34} />
          <b>Waiting for the other device</b>
        </p>
        <Button look="solid" icon="camera" wide onClick={() => props.onScan()}>
          Now read its code
        </Button>
        <CopyText text={() => props.session.code} what="the code" />
        <p class={codes.soft}>
          Show it to nobody else. Whoever reads it still can’t do anything before you say that the words are
          the same.
        </p>
      </div>
    </div>
  );
}
