package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.Code;
import org.junit.Test;

/** URN, element string and Digital Link of one object are one key (R15). */
public class EpcUrnTest {
  private final Gs1Parser parser = new Gs1Parser();
  private final EpcUrn epcUrn = new EpcUrn(ApplicationIdentifiers.standard());

  private Code code(String raw) {
    Gs1Result result = parser.parse(raw);
    assertThat(raw + " gave " + result, result, instanceOf(Gs1Code.class));
    return ((Gs1Code) result).code();
  }

  private void areOneObject(String urn, String elements, String link) {
    Code expected = code(elements);
    assertThat(code(urn), is(expected));
    assertThat(code(link), is(expected));
    assertThat(code("]Q1" + urn), is(expected));
    assertThat(code("]d1" + link), is(expected));
  }

  @Test
  public void tradeItems() {
    areOneObject(
        "urn:epc:id:sgtin:0614141.107346.2017",
        "(01)10614141073464(21)2017",
        "https://id.gs1.org/01/10614141073464/21/2017");
    areOneObject(
        "urn:epc:id:sgtin:9521141.012345.4711",
        "(01)09521141123454(21)4711",
        "https://example.com/01/9521141123454/21/4711");
    areOneObject(
        "urn:epc:class:lgtin:4054739.099914.20160711",
        "(01)04054739999148(10)20160711",
        "https://id.gs1.org/01/04054739999148/10/20160711");
    areOneObject(
        "urn:epc:idpat:sgtin:4012345.066666.*",
        "(01)04012345666663",
        "https://id.gs1.org/01/04012345666663");
    areOneObject(
        "urn:epc:id:itip:4012345.012345.01.02.987",
        "(8006)040123451234560102(21)987",
        "https://id.gs1.org/8006/040123451234560102/21/987");
    areOneObject(
        "urn:epc:id:upui:1234567.089456.51qIgY)%3C%26Jp3*j7'SDB",
        "(01)01234567894560(235)51qIgY)<&Jp3*j7'SDB",
        "https://id.gs1.org/01/01234567894560/235/51qIgY)%3C%26Jp3*j7'SDB");
  }

  @Test
  public void logisticUnitsAndShipments() {
    areOneObject(
        "urn:epc:id:sscc:0614141.1234567890",
        "(00)106141412345678908",
        "https://id.gs1.org/00/106141412345678908");
    areOneObject(
        "urn:epc:id:gsin:0614141.123456789",
        "(402)06141411234567890",
        "https://id.gs1.org/402/06141411234567890");
    areOneObject(
        "urn:epc:id:ginc:0614141.xyz47%2F11",
        "(401)0614141xyz47/11", "https://id.gs1.org/401/0614141xyz47%2F11");
  }

  @Test
  public void placesAndParties() {
    areOneObject(
        "urn:epc:id:sgln:0614141.12345.400",
        "(414)0614141123452(254)400",
        "https://id.gs1.org/414/0614141123452/254/400");
    areOneObject(
        "urn:epc:id:sgln:0614141.12345.0",
        "(414)0614141123452",
        "https://id.gs1.org/414/0614141123452");
    areOneObject(
        "urn:epc:id:pgln:0614141.12345",
        "(417)0614141123452",
        "https://id.gs1.org/417/0614141123452");
  }

  @Test
  public void assetsDocumentsAndRelations() {
    areOneObject(
        "urn:epc:id:grai:0614141.12345.400",
        "(8003)00614141123452400",
        "https://id.gs1.org/8003/00614141123452400");
    areOneObject(
        "urn:epc:idpat:grai:0614141.12345.*",
        "(8003)00614141123452",
        "https://id.gs1.org/8003/00614141123452");
    areOneObject(
        "urn:epc:id:giai:0614141.32a%2Fb",
        "(8004)061414132a/b", "https://id.gs1.org/8004/061414132a%2Fb");
    areOneObject(
        "urn:epc:id:gsrn:0614141.1234567890",
        "(8018)061414112345678902",
        "https://id.gs1.org/8018/061414112345678902");
    areOneObject(
        "urn:epc:id:gsrnp:0614141.1234567890",
        "(8017)061414112345678902",
        "https://id.gs1.org/8017/061414112345678902");
    areOneObject(
        "urn:epc:id:gdti:0614141.12345.006847",
        "(253)0614141123452006847",
        "https://id.gs1.org/253/0614141123452006847");
    areOneObject(
        "urn:epc:id:sgcn:4012345.67890.04711",
        "(255)401234567890104711",
        "https://id.gs1.org/255/401234567890104711");
    areOneObject(
        "urn:epc:id:cpi:0614141.5PQ7%2FZ43.12345",
        "(8010)06141415PQ7/Z43(8011)12345", "https://id.gs1.org/8010/06141415PQ7%2FZ43/8011/12345");
  }

  @Test
  public void everyLengthOfCompanyPrefixGivesTheSameNumber() throws Exception {
    // The same thirteen digits, cut after 6 to 12 digits of company prefix.
    String digits = "061414107346";
    for (int prefix = 6; prefix <= 12; prefix++) {
      String urn =
          "urn:epc:id:sgtin:"
              + digits.substring(0, prefix)
              + ".1"
              + digits.substring(prefix)
              + ".S";
      assertThat(ElementString.formatBracketed(epcUrn.parse(urn)), is("(01)10614141073464(21)S"));
    }
  }

  @Test
  public void theLastFieldMayHaveDotsAndTheSchemeAnyCase() {
    assertThat(
        code("URN:EPC:ID:SGTIN:0614141.107346.a.b.c").key(), is("(01)10614141073464(21)a.b.c"));
  }

  @Test
  public void wrongFieldsAreRefused() {
    for (String body :
        new String[] {
          "sgtin:0614141.107346", // no serial
          "sgtin:0614141.107346.", // empty serial
          "sgtin:06141.10734600.1", // company prefix too short
          "sgtin:0614141073461..1", // company prefix too long
          "sgtin:0614141.10734.1", // a digit short
          "sgtin:0614141.1073466.1", // a digit long
          "sgtin:061414A.107346.1",
          "sgtin:0614141.10734A.1",
          "sgtin:0614141.107346.%2",
          "sgtin:0614141.107346.%00",
          "sgtin:0614141.107346.%20",
          "sgtin:0614141.107346.123456789012345678901",
          "sgtin:0614141.107346.*x\u00e9",
          "sgln:0614141.12345",
          "sscc:0614141.123456789",
          "cpi:0614141.5pq.1",
          "cpi:0614141.5PQ.012",
          "itip:4012345.012345.03.02.987"
        }) {
      assertThrows(body, Gs1SyntaxException.class, () -> epcUrn.parse("urn:epc:id:" + body));
      assertThat(body, parser.parse("urn:epc:id:" + body), instanceOf(Gs1Fault.class));
    }
    assertThrows(
        Gs1SyntaxException.class, () -> epcUrn.parse("urn:epc:idpat:itip:4012345.012345.*.02.*"));
    assertThrows(Gs1SyntaxException.class, () -> epcUrn.parse("urn:epc:id:gid:1.2.3"));
    assertThrows(Gs1SyntaxException.class, () -> epcUrn.parse("urn:epc:class:sgtin:1.2.3"));
  }

  @Test
  public void schemesOfOthersAreNoGs1Keys() {
    for (String urn :
        new String[] {"urn:epc:id:gid:1.2.3", "urn:epc:id:", "urn:epc:", "urn:isbn:1", "epc:id:"}) {
      assertThat(urn, epcUrn.isGs1Key(urn), is(false));
    }
    assertThat(epcUrn.isGs1Key("urn:epc:id:sgtin:"), is(true));
  }
}
