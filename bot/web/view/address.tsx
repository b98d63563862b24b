/** An address as people read and type it: from left to right in any language, broken at its slashes only. */
export function Address({ address }: { address: string }) {
  const parts = address.split(/(?<=[^/]\/)(?!\/)/);
  return (
    <bdi dir="ltr">
      {parts.map((part, i) => (
        <>
          {i === 0 ? null : <wbr />}
          {part}
        </>
      ))}
    </bdi>
  );
}
