import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createSignal, Match, on, onCleanup, onMount, Switch } from 'solid-js';
import type { PairingSession, PairingState } from '../../../app/api.ts';
import { invitationCode } from '../../../app/invitation.ts';
import { ParcelGathering, readCode, type CodeRead, type Gathered } from '../../../app/parcel.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useMoot } from '../../projection/context.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { useHref } from '../../routes.ts';
import { aboutOf, codeFaultSentence } from '../../words/codes.ts';
import { faultSentence } from '../../words/faults.ts';
import { ANSWER_TITLE, AnswerCode } from './answer-code.tsx';
import { CodeReader } from './code-reader.tsx';
import { CodesPage } from './codes-page.tsx';
import css from './codes.module.css';
import { createCamera } from './create-camera.ts';
import { focusTitle } from './focus-title.ts';
import { linkedTitle } from './linked.tsx';
import { TakenIn, takeParcel, type Taken } from './taken-in.tsx';
import { Waiting } from './waiting.tsx';

type Stage =
  | { readonly type: 'scan'; readonly trouble?: string }
  | { readonly type: 'making' }
  | { readonly type: 'answer'; readonly session: PairingSession }
  | { readonly type: 'taken'; readonly taken: Taken };

/** Reads any code of Moot's, by camera or by typing, and goes where it leads. */
export default function ScanPage() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const location = useLocation<{ code?: string }>();
  const camera = createCamera();
  const outBy = createOutBy(moot);
  const typed = createSignal('');
  const [stage, setStage] = createSignal<Stage>({ type: 'scan' });
  const [pairing, setPairing] = createSignal<PairingState>({ type: 'waiting' });
  const [progress, setProgress] = createSignal<{ readonly got: number; readonly of: number }>();
  let gathering = new ParcelGathering();
  let gone = false;
  onCleanup(() => {
    gone = true;
  });
  const title = () => {
    const now = stage();
    switch (now.type) {
      case 'taken':
        return now.taken.title;
      case 'scan':
      case 'making':
        return 'Scan a code';
      case 'answer': {
        const state = pairing();
        if (state.type === 'linked') return linkedTitle(state);
        if (state.type === 'failed') return 'That didn’t work';
        return state.type === 'connecting' ? 'Linking' : ANSWER_TITLE;
      }
    }
  };
  createEffect(on(title, focusTitle, { defer: true }));

  /** The camera stays open until the code back is made: its permission opens the ways between devices. */
  const answer = async (code: string) => {
    setStage({ type: 'making' });
    const made = await moot.pairing.answer(code);
    camera.release();
    if (!made.ok) return setStage({ type: 'scan', trouble: faultSentence(made.fault) });
    const session = made.value;
    if (gone) return session.cancel();
    setPairing(session.state.get());
    session.state.subscribe(() => setPairing(session.state.get()));
    return setStage({ type: 'answer', session });
  };
  const has = async ({ parcel, done }: Gathered) => {
    camera.release();
    setProgress(undefined);
    switch (parcel.type) {
      case 'invitation':
        return navigate(href().join(invitationCode(parcel.link)));
      case 'holding':
        return navigate(href().hand(parcel.assembly), { state: { holding: parcel.bytes } });
      case 'difference':
        return setStage({ type: 'taken', taken: await takeParcel(moot, parcel.bytes, done) });
    }
  };
  const onRead = (read: CodeRead): string | undefined => {
    if (stage().type !== 'scan') return undefined;
    switch (read.type) {
      case 'invitation':
        camera.release();
        navigate(href().join(invitationCode(read.link)));
        return undefined;
      case 'pairing':
        if (read.side === 'answer') {
          return 'That is a second code. It belongs to the device that showed the first one.';
        }
        void answer(read.code);
        return undefined;
      case 'device':
        if (outBy() === 'revoked' && read.side === 'offer') {
          camera.release();
          navigate(href().newDevice(), { state: { code: read.code } });
          return undefined;
        }
        return 'That code makes a device one of somebody’s own. It works on a device where nobody is yet.';
      case 'frame': {
        const gathered = gathering.take(read.frame);
        if (gathered && !gathered.ok) return codeFaultSentence(gathered.fault);
        setProgress(gathering.progress);
        if (gathered) void has(gathered.value);
        return undefined;
      }
    }
  };
  const again = () => {
    gathering = new ParcelGathering();
    typed[1]('');
    setStage({ type: 'scan' });
  };
  onMount(() => {
    const brought = location.state?.code;
    const read = typeof brought === 'string' ? readCode(brought) : null;
    if (read?.ok) onRead(read.value);
  });
  const trouble = () => {
    const now = stage();
    return now.type === 'scan' ? now.trouble : undefined;
  };
  return (
    <CodesPage
      title={title()}
      large={pairing().type === 'linked'}
      below={stage().type === 'scan' ? 'Hold the other screen before this camera.' : undefined}
      back={{ href: href().home(), label: 'Home' }}
    >
      <Switch>
        <Match when={moot.world === 'example'}>
          <EmptyState title="Nothing comes into the example">
            <p>It is on this device alone. In your own Moot you can scan codes here.</p>
          </EmptyState>
        </Match>
        <Match when={stage().type === 'scan'}>
          <CodeReader
            camera={camera}
            typed={typed}
            label="What the camera sees: hold the code before it"
            trouble={trouble()}
            onRead={onRead}
            progress={progress()}
            progressWords={aboutOf(progress()?.got ?? 0, progress()?.of ?? 0)}
          />
        </Match>
        <Match when={stage().type === 'making'}>
          <Waiting for="Making the code to show back" />
        </Match>
        <Match when={stage().type === 'answer' && (stage() as Extract<Stage, { type: 'answer' }>).session}>
          {(session) => <AnswerCode session={session()} lack={camera.lack()} onAgain={again} />}
        </Match>
        <Match when={stage().type === 'taken' && (stage() as Extract<Stage, { type: 'taken' }>).taken}>
          {(taken) => (
            <div class={css.column}>
              <TakenIn taken={taken()} onAgain={again} />
            </div>
          )}
        </Match>
      </Switch>
    </CodesPage>
  );
}
