const shapes = { draft: '✎', open: '●', paused: '‖', closed: '✕' } as const;

/** Whether a site or a slot is open: a shape and a word, so that nothing depends on colour. */
export const StatusMark = ({ status, words }: { readonly status: keyof typeof shapes; readonly words: string }) => (
  <span>
    <span aria-hidden="true">{shapes[status]}</span> {words}
  </span>
);
