// A line that is connected and brings nothing: whoever asks gives up after a while, and asks again.
export const PATIENCE = 15000;

export function patience(wait = PATIENCE) {
  const control = new AbortController();
  setTimeout(() => control.abort(), wait);
  return control.signal;
}
