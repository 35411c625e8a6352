/** Metadata of a notebook, a cell or an output: whatever Jupyter and its extensions keep there. */
export type NotebookMetadata = Record<string, unknown>;

/** One output of a code cell. */
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

/** Printed text. */
export interface StreamOutput {
  /** Says what it is. */
  output_type: "stream";
  /** Where it was printed. */
  name: "stdout" | "stderr";
  /** What was printed. */
  text: string;
}

/** Something shown, in one or more media types. */
export interface DisplayOutput {
  /** Says what it is. */
  output_type: "display_data";
  /** Content by media type: text, or JSON for the types that are JSON. */
  data: Record<string, unknown>;
  /** How to show it, by media type. */
  metadata: NotebookMetadata;
}

/** The value of a cell's last expression; `show` makes none, other tools do. */
export interface ResultOutput {
  /** Says what it is. */
  output_type: "execute_result";
  /** Content by media type. */
  data: Record<string, unknown>;
  /** How to show it, by media type. */
  metadata: NotebookMetadata;
  /** Number of the execution it came from. */
  execution_count: number | null;
}

/** An error that ended its cell. */
export interface ErrorOutput {
  /** Says what it is. */
  output_type: "error";
  /** Name of the error. */
  ename: string;
  /** Its message. */
  evalue: string;
  /** Its stack, line by line. */
  traceback: string[];
}

/** A cell that runs. */
export interface CodeCell {
  /** Says what it is. */
  cell_type: "code";
  /** Unique in the notebook, and stable. */
  id: string;
  /** Tags, slide type and the like. */
  metadata: NotebookMetadata;
  /** TypeScript. */
  source: string;
  /** Its place in the order of execution from 1, or null when it has not run. */
  execution_count: number | null;
  /** What it put out, in order. */
  outputs: Output[];
}

/** A cell of prose, or of text for another tool. */
export interface TextCell {
  /** Says what it is. */
  cell_type: "markdown" | "raw";
  /** Unique in the notebook, and stable. */
  id: string;
  /** Tags, slide type and the like. */
  metadata: NotebookMetadata;
  /** The text. */
  source: string;
  /** Files the text refers to. */
  attachments?: Record<string, unknown> | undefined;
}

/** One cell of a notebook. */
export type Cell = CodeCell | TextCell;

/** A notebook: nbformat 4.5 with every text as one string. */
export interface Notebook {
  /** Its cells in order. */
  cells: Cell[];
  /** Kernel, language and the like. */
  metadata: NotebookMetadata;
  /** Always 4. */
  nbformat: 4;
  /** Always 5. */
  nbformat_minor: 5;
}
