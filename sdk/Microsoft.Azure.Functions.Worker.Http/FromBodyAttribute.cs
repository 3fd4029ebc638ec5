using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads a parameter of an HTTP function from the request's body.</summary>
public class FromBodyAttribute : InputConverterAttribute
{
    /// <summary>The body, by its content type.</summary>
    public FromBodyAttribute()
        : base(typeof(FromBodyAttribute)) { }
}
