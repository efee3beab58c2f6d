/**
 * GS1 codes: what a scanner sent, read and checked by the GS1 grammar, and the key of what it names
 * (R1 to R9, R15). {@link io.crossdock.transforms.barcode.gs1.Gs1Parser} is the way in. The
 * grammar, the code lists and the EPC schemes are text files beside the classes; new application
 * identifiers need no new code. Plain Java: nothing here knows of pipelines.
 */
package io.crossdock.transforms.barcode.gs1;
