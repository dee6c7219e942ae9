/** Returns a function that patches a library on its first call and does nothing on further ones. */
export function patchOnce(patch: () => void): () => void {
  let isPatched = false;
  return () => {
    if (isPatched) return;
    isPatched = true;
    patch();
  };
}
