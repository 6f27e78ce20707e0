import { Show, type JSX } from 'solid-js';
import { Page } from '../../shell/page.tsx';
import css from './codes.module.css';

export interface CodesPageProps {
  /** Changes with what is being done; `focusTitle` says so to those who go by ear. */
  readonly title: string;
  readonly below?: string | undefined;
  readonly back: { readonly href: string; readonly label: string };
  /** As large as a sign: for what is reached, not for what is under way. */
  readonly large?: boolean;
  readonly children: JSX.Element;
}

/** A page that is all sign: what is on it is held up to another device. */
export function CodesPage(props: CodesPageProps) {
  return (
    <Page
      title={props.title}
      wall="sign"
      large={props.large ?? false}
      worded
      back={{ ...props.back, icon: 'close' }}
      below={<Show when={props.below}>{(words) => <p>{words()}</p>}</Show>}
      bleed
    >
      <div class={css.wall} data-wall="sign" data-whole="">
        {props.children}
      </div>
    </Page>
  );
}
