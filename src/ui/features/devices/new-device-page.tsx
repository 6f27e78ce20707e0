import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import type { DeviceLinkSession } from '../../../app/devices-api.ts';
import { readCode, type CodeRead } from '../../../app/parcel.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { linkFaultSentence, usualDeviceName } from '../../words/devices.ts';
import { faultSentence } from '../../words/faults.ts';
import type { CameraFault } from '../codes/camera.ts';
import { CodeReader } from '../codes/code-reader.tsx';
import { CodesPage } from '../codes/codes-page.tsx';
import { createCamera } from '../codes/create-camera.ts';
import { focusTitle } from '../codes/focus-title.ts';
import { keepAwake } from '../codes/keep-awake.ts';
import { ShownCode } from '../codes/shown-code.tsx';
import { Waiting } from '../codes/waiting.tsx';
import { CompareWords, compareTitle } from './compare-words.tsx';
import css from './devices.module.css';

/**
 * On a device that shall become mine: nobody is on it yet, or its key was revoked. It stands outside of the
 * shell, which belongs to somebody.
 */
export default function NewDevicePage() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const location = useLocation<{ code?: string }>();
  const camera = createCamera();
  const typed = createSignal('');
  // Whether this device may become somebody's is asked once: it is somebody's as soon as it worked.
  const isTaken = moot.me.get() !== null && !moot.devices.isRevoked.get();
  const [session, setSession] = createSignal<DeviceLinkSession>();
  const [making, setMaking] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string>();
  let gone = false;
  onCleanup(() => {
    gone = true;
    session()?.refuse();
  });
  const answer = async (code: string) => {
    setMaking(true);
    setTrouble(undefined);
    const made = await moot.devices.answer(code, usualDeviceName(navigator.userAgent));
    camera.release();
    setMaking(false);
    if (!made.ok) {
      const { fault } = made;
      setTrouble(fault.type === 'pairing' ? linkFaultSentence(fault.why) : faultSentence(fault));
    } else if (gone) made.value.refuse();
    else setSession(made.value);
  };
  const onRead = (found: CodeRead): string | undefined => {
    if (making()) return undefined;
    if (found.type !== 'device') return linkFaultSentence('wrongKind');
    if (found.side === 'answer')
      return 'That is a second code. It belongs to the device that showed the first.';
    void answer(found.code);
    return undefined;
  };
  onMount(() => {
    const brought = location.state?.code;
    const read = typeof brought === 'string' ? readCode(brought) : null;
    if (read?.ok) onRead(read.value);
  });
  const back = () => ({ href: href().home(), label: isTaken ? 'Home' : 'Back' });
  return (
    <main class={css.alone}>
      <Show
        when={session()}
        keyed
        fallback={
          <CodesPage
            title="From your other device"
            below={isTaken ? undefined : 'On the other one, go to Me, Your devices, Link another device.'}
            back={back()}
          >
            <Show
              when={!isTaken}
              fallback={
                <EmptyState title="Somebody is on this device already">
                  <p>To make it yours, take Moot off it first, under Me.</p>
                </EmptyState>
              }
            >
              <Show when={!making()} fallback={<Waiting for="Making the code to show back" />}>
                <CodeReader
                  camera={camera}
                  typed={typed}
                  label="What the camera sees: hold the other device’s code before it"
                  trouble={trouble()}
                  onRead={onRead}
                />
              </Show>
            </Show>
          </CodesPage>
        }
      >
        {(made) => (
          <Answering
            session={made}
            lack={camera.lack()}
            onAgain={() => {
              typed[1]('');
              setSession(undefined);
            }}
            onDone={() => navigate('/')}
          />
        )}
      </Show>
    </main>
  );
}

interface AnsweringProps {
  readonly session: DeviceLinkSession;
  readonly lack: CameraFault | null;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

function Answering(props: AnsweringProps) {
  const href = useHref();
  // A session is shown once; another one is another part of the screen.
  // oxlint-disable-next-line solid/reactivity
  const state = fromReadable(props.session.state);
  const title = () => compareTitle(state(), 'Now let it read this');
  createEffect(on(title, focusTitle, { defer: true }));
  keepAwake();
  return (
    <CodesPage title={title()} back={{ href: href().home(), label: 'Home' }}>
      <CompareWords
        session={props.session}
        waiting={
          <ShownCode
            code={props.session.code}
            label="A code for your other device’s camera"
            lack={props.lack}
            waitingFor="Waiting for your other device"
            about="There, press “Now read its code”. Leave this open."
          />
        }
        onward={
          <ButtonLink href={href().home()} look="solid">
            Home
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
