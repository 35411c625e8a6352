import bold from "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf" with { type: "bytes" };
import regular from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf" with { type: "bytes" };

/** Weight of the theme's font: regular or semi-bold. */
export type FontWeight = 400 | 600;

/** The font files of the theme, by weight: pictures must not depend on the fonts of a machine. */
export const fontFiles: Readonly<Record<FontWeight, Uint8Array>> = { 400: regular, 600: bold };
