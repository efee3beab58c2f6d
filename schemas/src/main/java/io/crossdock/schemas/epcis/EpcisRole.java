package io.crossdock.schemas.epcis;

/** The part that an identifier plays in an EPCIS event: the field that holds it. */
public enum EpcisRole {
  EPC_LIST("epcList"),
  CHILD_EPCS("childEPCs"),
  PARENT_ID("parentID"),
  INPUT_EPC_LIST("inputEPCList"),
  OUTPUT_EPC_LIST("outputEPCList"),
  /** The classes of a quantity list, and so for the three below: a class is not one object. */
  QUANTITY_LIST("quantityList"),
  CHILD_QUANTITY_LIST("childQuantityList"),
  INPUT_QUANTITY_LIST("inputQuantityList"),
  OUTPUT_QUANTITY_LIST("outputQuantityList");

  private final String field;

  EpcisRole(String field) {
    this.field = field;
  }

  /** The field's name in JSON, which is XML's for all but the quantity lists. */
  public String field() {
    return field;
  }
}
