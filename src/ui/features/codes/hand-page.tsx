import { useLocation, useSearchParams } from '@solidjs/router';
import { createEffect, createResource, createSignal, Match, on, Show, Suspense, Switch } from 'solid-js';
import { MOST_BY_CODES, ParcelGathering, type CodeRead, type Parcel } from '../../../app/parcel.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { fileName, giveFile } from '../../kit/give-file.ts';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { aboutOf, codeFaultSentence } from '../../words/codes.ts';
import { bytes as bytesInWords } from '../../words/counts.ts';
import { faultSentence } from '../../words/faults.ts';
import { SaveAssembly } from '../file/save-assembly.tsx';
import { CodeReader } from './code-reader.tsx';
import css from './codes.module.css';
import { createCamera } from './create-camera.ts';
import { focusTitle } from './focus-title.ts';
import { ShowCodes } from './show-codes.tsx';

type Stage =
  | { readonly type: 'choose' }
  /** Their device shows what it has. */
  | { readonly type: 'scan' }
  /** Bytes of a difference: what they lack, or everything. */
  | { readonly type: 'found'; readonly title: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'show'; readonly title: string; readonly parcel: Parcel; readonly answered: boolean };

/** Giving and taking without any network: by file, or by codes from screen to camera. */
export default function HandPage() {
  const moot = useMoot();
  const assembly = useAssembly();
  const href = useHref();
  const location = useLocation<{ holding?: Uint8Array }>();
  const [search] = useSearchParams<{ show?: string }>();
  const toasts = useToasts();
  const act = createAct();
  const camera = createCamera();
  const typed = createSignal('');
  const name = () => assembly.summary().name;
  const [stage, setStage] = createSignal<Stage>({ type: 'choose' });
  const [progress, setProgress] = createSignal<{ readonly got: number; readonly of: number }>();
  let wantsOwn = search.show === 'own';
  const own = createResource(
    () => assembly.unsent(),
    async () => {
      const found = await assembly.open.ownUnsent();
      const mine = found.ok ? found.value : null;
      if (wantsOwn && mine && mine.length <= MOST_BY_CODES && stage().type === 'choose') {
        showAs('What you did', mine);
      }
      wantsOwn = false;
      return mine;
    },
  )[0];
  let gathering = new ParcelGathering();
  createEffect(on(() => stage().type, focusTitle, { defer: true }));

  const showHave = () =>
    setStage({
      type: 'show',
      title: 'What you have',
      parcel: { type: 'holding', assembly: assembly.open.id, bytes: assembly.open.holding() },
      answered: false,
    });
  const findLack = async (holding: Uint8Array | null) => {
    const found = await act.run(() => assembly.open.difference(holding));
    const heading = holding === null ? 'Everything' : 'What they lack';
    if (found) setStage({ type: 'found', title: heading, bytes: found.value });
  };
  const { state } = location;
  if (state?.holding instanceof Uint8Array) void findLack(state.holding);
  else if (search.show === 'have') showHave();

  const onRead = (read: CodeRead): string | undefined => {
    if (read.type !== 'frame') return 'That code is for something else. Ask them to show what they have.';
    const gathered = gathering.take(read.frame);
    if (gathered && !gathered.ok) return codeFaultSentence(gathered.fault);
    setProgress(gathering.progress);
    if (!gathered) return undefined;
    const { parcel } = gathered.value;
    if (parcel.type !== 'holding') return 'That code is for something else. Ask them to show what they have.';
    if (parcel.assembly !== assembly.open.id) return faultSentence({ type: 'file', why: 'otherAssembly' });
    camera.release();
    void findLack(parcel.bytes);
    return undefined;
  };
  const give = async (what: string, bytes: Uint8Array<ArrayBuffer>) => {
    const file = fileName(what === 'Everything' ? name() : `${name()} ${what}`, 'moot');
    const given = await giveFile(new File([bytes], file, { type: 'application/octet-stream' }));
    if (given === 'saved') toasts.say({ words: `Saved as ${file}.` });
  };
  const showAs = (title: string, bytes: Uint8Array<ArrayBuffer>) =>
    setStage({ type: 'show', title, parcel: { type: 'difference', bytes }, answered: true });
  const back = () => {
    gathering = new ParcelGathering();
    camera.release();
    setProgress(undefined);
    setStage({ type: 'choose' });
  };
  const title = () => {
    const now = stage();
    switch (now.type) {
      case 'choose':
        return 'Without a network';
      case 'scan':
        return 'Scan what they have';
      case 'found':
      case 'show':
        return now.title;
    }
  };
  const whole = () => stage().type === 'scan' || stage().type === 'show';
  return (
    <Page
      title={title()}
      wall="sign"
      back={{ href: href().assembly(assembly.open.id), label: name() }}
      below={
        <Show when={stage().type === 'choose'}>
          <p>Hand it from device to device: as a file, or as codes from a screen to a camera.</p>
        </Show>
      }
      bleed={whole()}
    >
      <Switch>
        <Match when={moot.world === 'example'}>
          <EmptyState title="Nothing leaves the example">
            <p>It is on this device alone. In an assembly of your own, you can hand it on from here.</p>
          </EmptyState>
        </Match>
        <Match when={stage().type === 'choose'}>
          <div class={css.column}>
            <Section title="Only what they lack">
              <p>
                Their device shows a code of what it has. This one reads it, and gives the rest: seconds from
                screen to camera if it is little, else a small file.
              </p>
              <div class={css.acts}>
                <Button look="solid" icon="scan" onClick={() => setStage({ type: 'scan' })}>
                  Scan what they have
                </Button>
                <Button look="quiet" onClick={showHave}>
                  Show what you have
                </Button>
              </div>
            </Section>
            <Suspense>
              <Show when={own()}>
                {(mine) => (
                  <Section title="Only what you did">
                    <p>
                      Your papers, positions and other acts that no other device has yet,{' '}
                      {bytesInWords(mine().length)} of them. Whoever has been here lately can take them from
                      your screen.
                    </p>
                    <Show
                      when={mine().length <= MOST_BY_CODES}
                      fallback={<p>That is too much for codes. Give the file instead.</p>}
                    >
                      <div class={css.acts}>
                        <Button look="quiet" icon="scan" onClick={() => showAs('What you did', mine())}>
                          Show it as codes
                        </Button>
                      </div>
                    </Show>
                  </Section>
                )}
              </Show>
            </Suspense>
            <Section title="The invitation">
              <p>
                One code with which a device without a network remembers {name()}. It comes in once it meets
                somebody who is in it.
              </p>
              <div class={css.acts}>
                <Button
                  look="quiet"
                  icon="scan"
                  onClick={() =>
                    setStage({
                      type: 'show',
                      title: 'The invitation',
                      parcel: { type: 'invitation', link: assembly.open.invitation() },
                      answered: false,
                    })
                  }
                >
                  Show the invitation
                </Button>
              </div>
            </Section>
            <SaveAssembly />
            <Section title="Everything, as codes">
              <p>
                For somebody who has nothing of {name()} yet, and a camera. A young assembly fits; a large one
                is given as a file.
              </p>
              <div class={css.acts}>
                <Button look="quiet" icon="scan" busy={act.busy()} onClick={() => void findLack(null)}>
                  See how much it is
                </Button>
              </div>
            </Section>
            <Section title="Take something in">
              <p>A code on another screen, or a file that somebody gave you: drop it anywhere on Moot.</p>
              <div class={css.acts}>
                <ButtonLink href={href().scan()} look="quiet" icon="camera">
                  Scan a code
                </ButtonLink>
              </div>
            </Section>
          </div>
        </Match>
        <Match when={stage().type === 'scan'}>
          <div class={css.wall} data-wall="sign" data-whole="">
            <div class={css.column}>
              <CodeReader
                camera={camera}
                typed={typed}
                reason="The camera reads the code on their screen. No picture is kept."
                label="What the camera sees: hold the code of what they have before it"
                onRead={onRead}
                progress={progress()}
                progressWords={aboutOf(progress()?.got ?? 0, progress()?.of ?? 0)}
              />
              <Button look="text" onClick={back}>
                Something else
              </Button>
            </div>
          </div>
        </Match>
        <Match when={stage().type === 'found' && (stage() as Extract<Stage, { type: 'found' }>)}>
          {(found) => (
            <div class={css.column}>
              <p>
                {found().bytes.length <= MOST_BY_CODES
                  ? `That is ${bytesInWords(found().bytes.length)}: little enough for codes from this screen to their camera.`
                  : `That is ${bytesInWords(found().bytes.length)}: too much for codes. Give it as a file.`}
              </p>
              <div class={css.acts}>
                <Show when={found().bytes.length <= MOST_BY_CODES}>
                  <Button look="solid" icon="scan" onClick={() => showAs(found().title, found().bytes)}>
                    Show it as codes
                  </Button>
                </Show>
                <Button
                  look={found().bytes.length <= MOST_BY_CODES ? 'quiet' : 'solid'}
                  icon="paper"
                  onClick={() => void give(found().title, found().bytes)}
                >
                  Give it as a file
                </Button>
                <Button look="text" onClick={back}>
                  Something else
                </Button>
              </div>
            </div>
          )}
        </Match>
        <Match when={stage().type === 'show' && (stage() as Extract<Stage, { type: 'show' }>)}>
          {(shown) => (
            <div class={css.wall} data-wall="sign" data-whole="">
              <ShowCodes
                parcel={shown().parcel}
                answered={shown().answered}
                label={`A code for another camera: ${shown().title}, of ${name()}`}
              />
              <div class={css.acts}>
                <Button look="text" onClick={back}>
                  Something else
                </Button>
              </div>
            </div>
          )}
        </Match>
      </Switch>
    </Page>
  );
}
