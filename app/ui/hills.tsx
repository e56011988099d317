const SLOPES =
  '<path d="M0 160V96c70-34 128-40 196-8s110 22 176-18 132-34 196 2 140 44 232 4v84Z"/>' +
  '<path d="M0 160v-34c92-30 150-18 226 2s140 10 214-22 150-22 214 4 96 20 146 6v44Z"/>' +
  '<path d="M0 160v-12c110-22 196-6 300 0s170-22 262-22 150 22 238 10v24Z"/>';

const hills = (
  <svg
    className="hills"
    viewBox="0 0 800 160"
    preserveAspectRatio="xMidYMax slice"
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: SLOPES }}
  />
);

const scene = (
  <div className="scene">
    <svg
      className="hills"
      viewBox="0 0 800 160"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: `<circle cx="585" cy="62" r="34"/>${SLOPES}` }}
    />
  </div>
);

/** The ground of a hero or a panel. */
export function Hills() {
  return hills;
}

/** A strip of hills with the sun, at the top of a page that has no hero. First child of the page. */
export function Scene() {
  return scene;
}
