/** Trains models of failures from a CSV or from recorded features, and writes them as ONNX. */
package io.crossdock.training;
