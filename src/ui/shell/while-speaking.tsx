import { A } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { Banner } from '../kit/banner.tsx';
import { useAssembly } from '../projection/context.ts';
import { useHref } from '../routes.ts';
import { SPEAKS_NO_MORE } from '../words/devices.ts';

/**
 * The end of a form, which only a device that speaks for its person can send. Where it does so no more, that
 * is said in its place: what was typed stays in sight above it, to be copied, or sent once it speaks again.
 */
export function WhileSpeaking(props: { readonly children: JSX.Element }): JSX.Element {
  const assembly = useAssembly();
  return (
    <Show when={assembly.speaker() !== null} fallback={<SpeaksNoMore>What you typed is kept.</SpeaksNoMore>}>
      {props.children}
    </Show>
  );
}

/** In the place of what one would do here. */
export function SpeaksNoMore(props: { readonly children?: JSX.Element }): JSX.Element {
  const href = useHref();
  return (
    <Banner tone="refused" lead={SPEAKS_NO_MORE}>
      {props.children} <A href={href().devices()}>What to do</A>
    </Banner>
  );
}
