export const NAMESPACE = 'http://www.w3.org/2000/svg';
export const HINT = 'wss://moot.example.org/introductions';
export const SIGNALING = ['wss://signaling.some.dev/room'];
export const ICE = { iceServers: [{ urls: 'stun:stun.some-one.net:19302' }] };
