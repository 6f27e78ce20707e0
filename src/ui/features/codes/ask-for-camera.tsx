import { Button } from '../../kit/button.tsx';
import { CAMERA_REASON } from '../../words/codes.ts';
import css from './codes.module.css';

export interface AskForCameraProps {
  /** The person is being asked. */
  readonly asking: boolean;
  /** A code is being made. */
  readonly making: boolean;
  readonly onBegin: (withCamera: boolean) => void;
}

/** Why the camera is asked for, before anything of a link is made; and the way without. */
export function AskForCamera(props: AskForCameraProps) {
  return (
    <div class={css.asking}>
      <p>{CAMERA_REASON}</p>
      <Button look="solid" icon="camera" wide busy={props.asking} onClick={() => props.onBegin(true)}>
        Use the camera and show a code
      </Button>
      <Button look="quiet" wide busy={props.making} onClick={() => props.onBegin(false)}>
        Show a code without the camera
      </Button>
    </div>
  );
}
