import { createSignal, Show } from 'solid-js';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import styles from './address-form.module.css';

export interface AddressFormProps {
  readonly label: string;
  readonly hint?: string;
  /** How such an address looks. */
  readonly placeholder: string;
  /** On the button, which is there once something was typed. */
  readonly verb: string;
  readonly busy?: boolean;
  /**
   * Takes the address as it was typed. Gives what is wrong with it, for below the field; null where something
   * else failed and was said already; undefined where it was taken.
   */
  readonly onAdd: (address: string) => Promise<string | null | undefined>;
}

/** One more address of a kind. */
export function AddressForm(props: AddressFormProps) {
  const [address, setAddress] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const add = async () => {
    const wrong = await props.onAdd(address().trim());
    if (wrong === undefined) setAddress('');
    else if (wrong !== null) setFault(wrong);
  };
  return (
    <form
      class={styles.form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={props.label}
        hint={props.hint}
        inputmode="url"
        placeholder={props.placeholder}
        autocomplete="off"
        value={address()}
        onInput={(event) => {
          setAddress(event.currentTarget.value);
          setFault(undefined);
        }}
        fault={fault()}
      />
      <Show when={address() !== ''}>
        <Button type="submit" look="quiet" busy={props.busy ?? false}>
          {props.verb}
        </Button>
      </Show>
    </form>
  );
}
