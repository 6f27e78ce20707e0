import { Show, type JSX } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { CAMERA_LACKS } from '../../words/codes.ts';
import type { CameraFault } from './camera.ts';
import { CodeRing } from './code-ring.tsx';
import css from './codes.module.css';
import { CopyText } from './copy-text.tsx';
import { keepAwake } from './keep-awake.ts';
import { Waiting } from './waiting.tsx';

export interface ShownCodeProps {
  readonly code: string;
  /** What it is, for those who can't see it. */
  readonly label: string;
  /** Why this device's own camera could not be had. */
  readonly lack: CameraFault | null;
  readonly waitingFor: string;
  readonly about?: string | undefined;
  /** How to go on, before the ways to hand the code over as text. */
  readonly children?: JSX.Element;
  /** At the end, in a soft voice. */
  readonly note?: string | undefined;
}

/** A code for the other device's camera, whom it waits for, and the code as text. The screen stays on. */
export function ShownCode(props: ShownCodeProps) {
  keepAwake();
  return (
    <div class={css.showing}>
      <CodeRing code={props.code} label={props.label} />
      <div class={css.beside}>
        <Show when={props.lack}>
          {(lack) => (
            <Banner tone="plain" lead="No camera just now." live="status">
              {CAMERA_LACKS[lack()]}
            </Banner>
          )}
        </Show>
        <Waiting for={props.waitingFor} about={props.about} />
        {props.children}
        <CopyText text={() => props.code} what="the code" />
        <Show when={props.note}>{(note) => <p class={css.soft}>{note()}</p>}</Show>
      </div>
    </div>
  );
}
