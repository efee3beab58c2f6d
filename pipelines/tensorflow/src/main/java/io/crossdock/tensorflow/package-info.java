/** Models of TensorFlow, loaded through the same door as those of ONNX. */
package io.crossdock.tensorflow;
