import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.RecordApi;
import org.openapitools.client.api.TermsApi;
import org.openapitools.client.model.*;

public class OpenapiGeneratorJava {
  static final String EVENT =
      """
      { "type": "PartnershipStarted", "occurred": "2024-05", "title": "Acme and Globex start", "assertedBy": ["acme"],
        "sources": [{ "publisher": "Acme" }],
        "data": { "name": "Acme and Globex", "parties": [{ "id": "acme", "name": "Acme" }, { "id": "globex", "name": "Globex" }] },
        "effects": [{ "effect": "set", "kind": "exclusivity", "value": { "summary": "Only Acme" }, "until": { "unknown": true } }] }
      """;

  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("PARTNERSHIP_URL"));
    ObjectMapper json = client.getObjectMapper();
    String id = "by-openapi-generator-java";

    SubmittedEvent event = json.readValue(EVENT, SubmittedEvent.class);
    RecordEventsRecordRequest request = new RecordEventsRecordRequest().events(List.of(event));
    System.out.println("recorded " + new RecordApi(client).recordEventsRecord(id, request, null, null).getVersion());

    TermsApi terms = new TermsApi(client);
    TermsAnswer answer = terms.termsShow(id, "2024-06-01", null, null, null, null, null, null, null, null);
    for (TermEntryAnswer term : answer.getTerms())
      System.out.println(
          term.getKind() + " " + term.getScope() + " " + term.getCertainty() + " "
              + json.writeValueAsString(term.getClaims().get(0).getUntil()));

    try {
      terms.termsShow(id, "soon", null, null, null, null, null, null, null, null);
    } catch (ApiException error) {
      System.out.println("refused " + json.readTree(error.getResponseBody()).get("code").asText());
    }
  }
}
