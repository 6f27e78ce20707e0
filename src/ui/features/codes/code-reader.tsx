import { createSignal, onCleanup, onMount, Show, type Signal } from 'solid-js';
import { readCode, type CodeRead } from '../../../app/parcel.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { TextArea } from '../../kit/field.tsx';
import { CAMERA_LACKS, CAMERA_REASON, codeFaultSentence } from '../../words/codes.ts';
import { cameraPermission } from './camera.ts';
import type { CameraInHand } from './create-camera.ts';
import { Scanner } from './scanner.tsx';
import css from './codes.module.css';

export interface CodeReaderProps {
  readonly camera: CameraInHand;
  /** What was typed so far: the page's, so that it outlives a look at one's own code, or a code that failed. */
  readonly typed: Signal<string>;
  /** Why the camera is asked for, where it is not to link devices. */
  readonly reason?: string;
  /** What to hold before the camera. */
  readonly label: string;
  /** What went wrong with the last code, where that was not known at once. */
  readonly trouble?: string | undefined;
  /** A code was read. Gives a sentence where it is of no use here. */
  readonly onRead: (read: CodeRead) => string | undefined;
  /** What is under way, below the picture: how much of a moving code has come. */
  readonly progress?: { readonly got: number; readonly of: number } | undefined;
  readonly progressWords?: string | undefined;
}

/** One way in for all codes: by the camera, once it may be used, and by typing or pasting in any case. */
export function CodeReader(props: CodeReaderProps) {
  const [trouble, setTrouble] = createSignal<string>();
  // The page's own signal doesn't change while it is shown.
  // oxlint-disable-next-line solid/reactivity
  const [typed, setTyped] = props.typed;
  const [typedFault, setTypedFault] = createSignal<string>();
  const take = (text: string): string | undefined => {
    const read = readCode(text);
    return read.ok ? props.onRead(read.value) : codeFaultSentence(read.fault);
  };
  let gone = false;
  onCleanup(() => {
    gone = true;
  });
  onMount(() => {
    const { camera } = props;
    if (camera.wasHad()) void camera.open();
    else void cameraPermission().then((permission) => !gone && permission === 'granted' && camera.open());
  });
  const useTyped = () => {
    if (typed().trim() === '') setTypedFault('Put the code in first.');
    else setTypedFault(take(typed()));
  };
  return (
    <div class={css.reader}>
      <Show
        when={props.camera.camera()}
        fallback={
          <div class={css.asking}>
            <Show when={props.camera.lack()} fallback={<p>{props.reason ?? CAMERA_REASON}</p>}>
              {(lack) => (
                <Banner tone="plain" lead="No camera just now." live="status">
                  {CAMERA_LACKS[lack()]}
                </Banner>
              )}
            </Show>
            <Button
              look="solid"
              icon="camera"
              wide
              busy={props.camera.asking()}
              onClick={() => void props.camera.open()}
            >
              {props.camera.lack() ? 'Try the camera again' : 'Use the camera'}
            </Button>
          </div>
        }
      >
        {(camera) => (
          <Scanner camera={camera()} label={props.label} onCode={(text) => setTrouble(take(text))} />
        )}
      </Show>
      <Show when={props.progress}>
        {(progress) => (
          <div class={css.progress}>
            <progress
              class={css.meter}
              max={progress().of}
              value={progress().got}
              aria-label="How much has come"
            />
            <span>{props.progressWords}</span>
          </div>
        )}
      </Show>
      <p class={css.trouble} role="status">
        {trouble()}
      </p>
      {/* Known before this was shown again: only an alert is read out then. */}
      <Show when={trouble() === undefined && props.trouble}>
        <p class={css.trouble} role="alert">
          {props.trouble}
        </p>
      </Show>
      <form
        class={css.typed}
        onSubmit={(event) => {
          event.preventDefault();
          useTyped();
        }}
      >
        <TextArea
          label="Or type or paste the code"
          rows={2}
          autocapitalize="characters"
          autocomplete="off"
          spellcheck={false}
          value={typed()}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setTypedFault(undefined);
          }}
          fault={typedFault()}
        />
        <Button type="submit" look="quiet">
          Use this code
        </Button>
      </form>
    </div>
  );
}
