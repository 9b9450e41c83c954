/** Replaces the camera by a film of a QR code, square by square; runs in the page. */
export function filmOfSquares(matrix: readonly string[]): void {
  const side = 16;
  const film = () => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 640, height: 480 });
    const context = canvas.getContext('2d');
    const draw = () => {
      if (!context) return;
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 640, 480);
      context.fillStyle = '#000';
      for (const [row, squares] of matrix.entries()) {
        for (const [column, square] of [...squares].entries()) {
          if (square === '1') context.fillRect(150 + column * side, 60 + row * side, side, side);
        }
      }
    };
    draw();
    window.setInterval(draw, 50);
    return canvas.captureStream(20);
  };
  Object.defineProperty(navigator, 'mediaDevices', {
    value: { getUserMedia: async () => film() },
  });
}
