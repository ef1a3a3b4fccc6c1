// The map as a PNG file: what is seen, with a title below.
import { colours } from "./look.js";

export function save(box, title, line) {
  const canvas = box.querySelector("canvas"), ratio = devicePixelRatio || 1;
  const whole = document.createElement("canvas");
  whole.width = canvas.width;
  whole.height = canvas.height + 54 * ratio;
  const draw = whole.getContext("2d");
  draw.fillStyle = colours.bg;
  draw.fillRect(0, 0, whole.width, whole.height);
  draw.drawImage(canvas, 0, 0);
  const text = (words, font, colour, y) => {
    draw.font = font;
    draw.fillStyle = colour;
    draw.fillText(words, 16 * ratio, canvas.height + y * ratio, whole.width - 32 * ratio);
  };
  text(title, `600 ${15 * ratio}px Inter, sans-serif`, colours.ink, 22);
  text(line, `${12 * ratio}px Inter, sans-serif`, colours.ink2, 42);
  whole.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "map.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  });
}
