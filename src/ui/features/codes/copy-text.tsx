import { Show } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import css from './codes.module.css';

export interface CopyTextProps {
  readonly text: () => string;
  /** `the code`, in sentences. */
  readonly what: string;
}

/** A code as text: copied, or sent by whatever the system offers. */
export function CopyText(props: CopyTextProps) {
  const toasts = useToasts();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text());
      toasts.say({ words: `Copied ${props.what}.` });
    } catch {
      toasts.say({ words: `This browser didn’t let Moot copy ${props.what}.` });
    }
  };
  const send = () => void navigator.share({ text: props.text() }).catch(() => undefined);
  return (
    <div class={css.acts}>
      <Button look="quiet" icon="copy" onClick={() => void copy()}>
        Copy {props.what}
      </Button>
      <Show when={typeof navigator.share === 'function'}>
        <Button look="quiet" icon="share" onClick={send}>
          Send {props.what}
        </Button>
      </Show>
    </div>
  );
}
