import { A } from '@solidjs/router';
import { createUniqueId, Show, splitProps, type JSX } from 'solid-js';
import { LookingDots } from '../rings/looking-dots.tsx';
import { Icon, type IconName } from './icon.tsx';
import styles from './button.module.css';

/**
 * `solid`: the one thing to do here. `needs`: answers what waits for you, and nothing else is marigold.
 * `step`: an act of the step around it. `plain`, `quiet`: other ways on. `text`: an underlined word.
 */
export type ButtonLook = 'solid' | 'needs' | 'step' | 'plain' | 'quiet' | 'text';

interface Shared {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  readonly small?: boolean;
  /** As wide as what it stands in. */
  readonly wide?: boolean;
  readonly children: JSX.Element;
}

const classes = (props: Omit<Shared, 'children'>) =>
  [
    styles.button,
    styles[props.look ?? 'plain'],
    props.small ? styles.small : '',
    props.wide ? styles.wide : '',
  ].join(' ');

export interface ButtonProps
  extends Shared, Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'disabled'> {
  /** Why it can't be pressed now. It stays focusable, and the reason is read out and shown below. */
  readonly notNow?: string | undefined;
  /** While its act is under way: keeps its words, shows the looking dots, takes no second press. */
  readonly busy?: boolean;
}

/** A verb that can be pressed. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, [
    'look',
    'icon',
    'small',
    'wide',
    'children',
    'notNow',
    'busy',
    'onClick',
    'class',
  ]);
  const reason = createUniqueId();
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy || own.notNow !== undefined) {
      event.preventDefault();
      return;
    }
    if (typeof own.onClick === 'function') own.onClick(event);
  };
  return (
    <>
      <button
        type="button"
        {...rest}
        class={`${classes(own)} ${own.class ?? ''}`}
        aria-disabled={own.notNow !== undefined || own.busy ? true : undefined}
        aria-describedby={own.notNow === undefined ? rest['aria-describedby'] : reason}
        data-not-now={own.notNow === undefined ? undefined : ''}
        onClick={press}
      >
        <Show when={own.busy}>
          <LookingDots size={20} />
        </Show>
        <Show when={!own.busy && own.icon}>{(name) => <Icon name={name()} size={20} />}</Show>
        {own.children}
      </button>
      <Show when={own.notNow}>
        <span id={reason} class={styles.reason}>
          {own.notNow}
        </span>
      </Show>
    </>
  );
}

export interface ButtonLinkProps extends Shared {
  readonly href: string;
}

/** A link that looks like a button: it leads somewhere. */
export function ButtonLink(props: ButtonLinkProps) {
  return (
    <A class={classes(props)} href={props.href}>
      <Show when={props.icon}>{(name) => <Icon name={name()} size={20} />}</Show>
      {props.children}
    </A>
  );
}

export interface IconButtonProps extends Omit<
  JSX.ButtonHTMLAttributes<HTMLButtonElement>,
  'children' | 'aria-label'
> {
  readonly icon: IconName;
  /** Read out, and shown on hover. */
  readonly label: string;
}

/** A round button of 44 px that shows an icon only. */
export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['icon', 'label', 'class']);
  return (
    <button
      type="button"
      {...rest}
      class={`${styles.iconButton} ${own.class ?? ''}`}
      aria-label={own.label}
      title={own.label}
    >
      <Icon name={own.icon} />
    </button>
  );
}
