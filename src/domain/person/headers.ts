/** Who speaks: a device's certificate, and the hello that carries a name. */
import { decode, encode, fixedBytes, nothing, struct } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key } from '../codec/ids.ts';

const deviceCertified = struct({
  person: key,
  /** By the person's key over `certificateMessage` of the device that writes the record. */
  signature: fixedBytes(64),
});

export type DeviceCertified = Decoded<typeof deviceCertified>;

export const encodeDeviceCertified = (header: DeviceCertified) => encode(deviceCertified, header);
export const decodeDeviceCertified = (bytes: Uint8Array) => decode(deviceCertified, bytes);

const CERTIFICATE_TAG = new TextEncoder().encode('moot/device/1');

/** What a person signs to say "this device is mine". `device`: its public key, 32 bytes. */
export function certificateMessage(device: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(CERTIFICATE_TAG.length + device.length);
  message.set(CERTIFICATE_TAG);
  message.set(device, CERTIFICATE_TAG.length);
  return message;
}

/** The name is the body. */
export const encodeHelloSaid = () => encode(nothing, true);
export const decodeHelloSaid = (bytes: Uint8Array) => decode(nothing, bytes);

export const encodeHeard = () => encode(nothing, true);
export const decodeHeard = (bytes: Uint8Array) => decode(nothing, bytes);
