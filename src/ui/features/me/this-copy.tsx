import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { filesAreHere, readOwnFiles, type OwnFiles } from '../../shell/own-files.ts';
import { plural } from '../../words/counts.ts';
import styles from './me.module.css';

/** Which Moot this is: version and fingerprint, worked out from the files that it runs on. */
export function ThisCopy() {
  // Where they are not on this device, reading all of them would load them all: only if somebody asks.
  const [asked, setAsked] = createSignal(filesAreHere());
  const [own] = createResource(asked, readOwnFiles);
  return (
    <>
      <p>Version {import.meta.env['VITE_VERSION']}.</p>
      <Switch>
        <Match when={own.state === 'unresolved'}>
          <Button look="quiet" onClick={() => setAsked(true)}>
            Work out its fingerprint
          </Button>
        </Match>
        <Match when={own.loading}>
          <p class={styles.soft}>Reading the files that it runs on …</p>
        </Match>
        <Match when={own.state === 'ready' && own()}>{(files) => <Fingerprint files={files()} />}</Match>
        <Match when={own.state === 'ready'}>
          <p class={styles.soft}>This copy has no list of its files, or can’t read all of them now.</p>
        </Match>
      </Switch>
    </>
  );
}

function Fingerprint(props: { readonly files: OwnFiles }) {
  const odd = () => [...props.files.changed, ...props.files.foreign];
  return (
    <>
      <p id="fingerprint">
        The fingerprint of this copy, worked out just now from the {plural(props.files.files, 'file')} that it
        runs on:
      </p>
      <p class={styles.fingerprint} aria-labelledby="fingerprint" role="group">
        <For each={props.files.fingerprint.match(/.{4}/g)}>{(four) => <span>{four}</span>}</For>
      </p>
      <Show when={odd().length > 0}>
        <Banner tone="refused" lead="This isn’t what was built.">
          {plural(odd().length, 'file')} differ from the list that came with them: {odd().join(', ')}. Don’t
          rely on this copy.
        </Banner>
      </Show>
      <p class={styles.soft}>
        Whoever builds this version from its source gets the same, and so does everyone who runs it. Compare
        with someone beside you. A false copy could show a false fingerprint; how to look from outside stands
        in the project’s page on security.
      </p>
    </>
  );
}
