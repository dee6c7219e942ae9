import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.JSON;
import org.openapitools.client.api.PartiesApi;
import org.openapitools.client.api.PartnershipsApi;
import org.openapitools.client.api.RecordApi;
import org.openapitools.client.api.TermsApi;
import org.openapitools.client.model.*;

/** Run with the generated client of the library `okhttp-gson`. */
public class OpenapiGeneratorJavaGson {
  public static void main(String[] args) throws Exception {
    ApiClient client = new ApiClient();
    client.setBasePath(System.getenv("PARTNERSHIP_URL"));
    String id = "by-openapi-generator-java-gson";

    SubmittedEvent event = SubmittedEvent.fromJson(Files.readString(Path.of("started.json")));
    RecordEventsRecordRequest request = new RecordEventsRecordRequest().events(List.of(event));
    System.out.println("recorded " + new RecordApi(client).recordEventsRecord(id, request, null, null).getVersion());

    TermsApi terms = new TermsApi(client);
    TermsAnswer answer = terms.termsShow(id, "2024-06-01", null, null, null, null, null, null, null, null);
    for (TermEntryAnswer term : answer.getTerms()) {
      ClaimAnswer claim = term.getClaims().get(0);
      System.out.println(
          term.getKind() + " " + term.getScope() + " " + term.getCertainty() + " "
              + JSON.serialize(claim.getUntil()) + " " + JSON.serialize(claim.getUntilCondition()));
    }

    String other = "microsoft-openai";
    String day = "2026-03-01";
    print("agreements", terms.agreementsList(other, day, null, null, null, null).getAgreements());
    print("claims", terms.agreementsShow(other, "agreement-2025-10", day, null, null, null, null).getClaims());
    print("terms", terms.diffShow(other, "2025-10-27", "2025-10-28", null, null, null, null, null, null, null, null).getTerms());
    print("considered", terms.explanationShow(other, "api-hosting", "stateless", day, null, null, null, null).getConsidered());
    print("segments", terms.termHistoryShow(other, "api-hosting", "all", null, null, null, null).getSegments());
    print("terms", terms.timelineShow(other, null, null, null, null, null, null, null).getTerms());
    print("items", terms.expirationsList("2025", "2032", other, null, null, null, null, null).getItems());
    print("items", new PartnershipsApi(client).eventsList(other, null, null).getItems());
    print("items", new PartiesApi(client).partiesShow("amazon", null, null).getItems());

    try {
      terms.termsShow(id, "soon", null, null, null, null, null, null, null, null);
    } catch (ApiException error) {
      System.out.println("refused " + JsonParser.parseString(error.getResponseBody()).getAsJsonObject().get("code").getAsString());
    }
  }

  static void print(String list, List<?> items) {
    System.out.println(list + " " + items.size());
  }
}
