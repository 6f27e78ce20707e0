import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createSignal, Match, on, Switch } from 'solid-js';
import { ParcelGathering, readCode, type CodeRead, type Gathered } from '../../../app/parcel.ts';
import { invitationCode } from '../../../app/invitation.ts';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { aboutOf, codeFaultSentence } from '../../words/codes.ts';
import { CodeReader } from './code-reader.tsx';
import css from './codes.module.css';
import { createCamera } from './create-camera.ts';
import { focusTitle } from './focus-title.ts';
import { TakenIn, takeParcel, type Taken } from './taken-in.tsx';

type Stage = { readonly type: 'scan' } | { readonly type: 'taken'; readonly taken: Taken };

/** Reads any code of Moot's, by camera or by typing, and goes where it leads. */
export default function ScanPage() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const location = useLocation<{ code?: string }>();
  const camera = createCamera();
  const [stage, setStage] = createSignal<Stage>({ type: 'scan' });
  const [progress, setProgress] = createSignal<{ readonly got: number; readonly of: number }>();
  let gathering = new ParcelGathering();
  createEffect(on(() => stage().type, focusTitle, { defer: true }));

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
    switch (read.type) {
      case 'invitation':
        camera.release();
        navigate(href().join(invitationCode(read.link)));
        return undefined;
      case 'pairing':
        return codeFaultSentence('notACode');
      case 'frame': {
        const gathered = gathering.take(read.frame);
        if (gathered && !gathered.ok) return codeFaultSentence(gathered.fault);
        setProgress(gathering.progress);
        if (gathered) void has(gathered.value);
        return undefined;
      }
    }
  };
  const brought = location.state?.code;
  if (typeof brought === 'string') {
    const read = readCode(brought);
    if (read.ok) onRead(read.value);
  }
  const again = () => {
    gathering = new ParcelGathering();
    setStage({ type: 'scan' });
  };
  const title = () => {
    const now = stage();
    return now.type === 'taken' ? now.taken.title : 'Scan a code';
  };
  return (
    <Page
      title={title()}
      wall="sign"
      large
      back={{ href: href().home(), label: 'Home', icon: 'close' }}
      below={<p>{stage().type === 'scan' ? 'Hold the other screen before this camera.' : ''}</p>}
      bleed
    >
      <div class={css.wall} data-wall="sign" data-whole="">
        <div class={css.column}>
          <Switch>
            <Match when={stage().type === 'scan'}>
              <CodeReader
                camera={camera}
                label="What the camera sees: hold the code before it"
                onRead={onRead}
                progress={progress()}
                progressWords={aboutOf(progress()?.got ?? 0, progress()?.of ?? 0)}
              />
            </Match>
            <Match when={stage().type === 'taken' && (stage() as Extract<Stage, { type: 'taken' }>).taken}>
              {(taken) => <TakenIn taken={taken()} onAgain={again} />}
            </Match>
          </Switch>
        </div>
      </div>
    </Page>
  );
}
