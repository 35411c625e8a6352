import bold from "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf" with { type: "bytes" };
import regular from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf" with { type: "bytes" };

/** The font files of the theme, by weight: pictures must not depend on the fonts of a machine. */
export const fontFiles = { 400: regular, 600: bold } as const;

export type FontWeight = keyof typeof fontFiles;
