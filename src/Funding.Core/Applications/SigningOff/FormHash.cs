using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Funding.Core;

/// <summary>A fingerprint of what is sent in: the form and its documents.</summary>
public static class FormHash
{
    /// <summary>SHA-256 in lower-case hexadecimal over the form's JSON and the documents' own hashes.</summary>
    public static string Of(Application application) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        application
                            .Documents.Select(d => $"{d.Id} {d.Sha256}")
                            .Prepend(JsonSerializer.Serialize(application.Form, CoreJson.Default.ApplicationForm))
                    )
                )
            )
        );
}
